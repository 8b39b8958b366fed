using Megaraptor.Lab.Store.Records;

namespace Megaraptor.Lab.Store.Hunts;

/// <summary>A hunt with the collections that it made. Hold <see cref="Gate"/> while reading or changing it.</summary>
/// <param name="record">Its state.</param>
internal sealed class Hunt(HuntRecord record)
{
    /// <summary>Guards the hunt.</summary>
    public Lock Gate { get; } = new();

    /// <summary>Its state.</summary>
    public HuntRecord Record { get; } = record;

    /// <summary>Its id.</summary>
    public string HuntId => Record.HuntId;

    /// <summary>The collections that it made or was given, in order: client and collection.</summary>
    public List<(string ClientId, string FlowId)> Flows { get; } = [];

    /// <summary>The clients of a population that it was scheduled on; null when there are none.</summary>
    public HuntCohort? Cohort { get; set; }

    /// <summary>Whether it has a collection.</summary>
    public bool Has(string clientId, string flowId) => Flows.Contains((clientId, flowId)) || Cohort?.Has(clientId, flowId) == true;

    /// <summary>All of its collections, in order. Call it without the gate: it may be long.</summary>
    /// <param name="onlyWithResults">Whether to leave out those that are known to have brought in nothing.</param>
    public IEnumerable<(string ClientId, string FlowId)> AllFlows(bool onlyWithResults = false)
    {
        (string ClientId, string FlowId)[] kept;
        HuntCohort? cohort;
        lock (Gate)
        {
            kept = [.. Flows];
            cohort = Cohort;
        }

        return cohort is null ? kept : kept.Concat(cohort.Flows(onlyWithResults));
    }
}
