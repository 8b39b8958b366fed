using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Evidence;
using Megaraptor.Sdk.Operations.Flows;
using Megaraptor.Sdk.Operations.Hunts;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Operations.Results;

/// <summary>Whose rows are meant: those of a flow, or of a hunt. The server answers wrong ids and names with silence: they are settled first.</summary>
internal sealed record ResultSource(string? ClientId, string? FlowId, string? HuntId)
{
    /// <summary>Whether the rows are those of a hunt.</summary>
    internal bool IsHunt => HuntId is not null;

    /// <summary>Reads which of the two is meant.</summary>
    /// <exception cref="InvalidArgumentException">It is neither, or both.</exception>
    internal static ResultSource Of(string? clientId, string? flowId, string? huntId) => (clientId, flowId, huntId) switch
    {
        (not null, not null, null) => new ResultSource(clientId, flowId, null),
        (null, null, not null) => new ResultSource(null, null, huntId),
        _ => throw new InvalidArgumentException("It is not clear whose rows are meant.", "Give client_id and flow_id for those of a collection, or hunt_id alone for those of a hunt."),
    };

    /// <summary>The sources that have rows, and in the outcome whether more may come.</summary>
    /// <exception cref="NotFoundException">There is no such flow, hunt or artifact.</exception>
    internal async Task<IReadOnlyList<string>> SettleAsync(VelociraptorClient client, string? artifact, QueryOutcome outcome, CancellationToken cancellationToken)
    {
        if (HuntId is not null)
        {
            var hunts = new HuntOperations(client);
            HuntSummary hunt = await hunts.GetAsync(HuntId, cancellationToken).ConfigureAwait(false);
            HuntOperations.NoteProgress(hunt, outcome);
            return HuntOperations.Sources(hunt, artifact);
        }

        FlowHeader flow = await new FlowOperations(client).HeaderAsync(ClientId!, FlowId!, cancellationToken).ConfigureAwait(false);
        FlowNotes.State(flow, outcome);
        return FlowSources.Find(flow, FlowId!, artifact, outcome);
    }

    /// <summary>The one source that is asked; null when it has no rows.</summary>
    /// <exception cref="InvalidArgumentException">There are several, and none was named.</exception>
    internal async Task<string?> SettleOneAsync(VelociraptorClient client, string? artifact, QueryOutcome outcome, CancellationToken cancellationToken) =>
        await SettleAsync(client, artifact, outcome, cancellationToken).ConfigureAwait(false) switch
        {
            [] => null,
            [var one] => one,
            var several => throw new InvalidArgumentException(
                $"There are rows of {several.Count} sources{(artifact is null ? "" : $" of '{EvidenceText.Show(artifact)}'")}: a question goes to one.",
                $"Name one as artifact: {string.Join(", ", several)}."),
        };

    /// <summary>The call that yields the rows.</summary>
    internal string Call(BoundNames names, string source) => HuntId is not null
        ? $"hunt_results(hunt_id={names.Value(HuntId)}, artifact={names.Value(source)})"
        : $"source(client_id={names.Value(ClientId)}, flow_id={names.Value(FlowId)}, artifact={names.Value(source)})";
}
