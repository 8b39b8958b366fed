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
}
