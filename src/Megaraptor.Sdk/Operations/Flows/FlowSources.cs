using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Query;
using Megaraptor.Vql.Reference;

namespace Megaraptor.Sdk.Operations.Flows;

/// <summary>The sources of a flow's results, by the names that the server wants: artifact, or artifact/source.</summary>
internal static class FlowSources
{
    /// <summary>The sources to read: the one that was named, or all that have results.</summary>
    internal static IReadOnlyList<string> Find(FlowHeader flow, string flowId, string? artifact, QueryOutcome outcome)
    {
        IReadOnlyList<string> known = flow.ArtifactsWithResults;
        if (artifact is null)
        {
            if (known.Count == 0 && !flow.IsRunning)
            {
                outcome.AddNote($"None of the collected artifacts returned rows: {string.Join(", ", flow.ArtifactsRequested)}.");
            }

            return known;
        }

        if (known.Contains(artifact))
        {
            return [artifact];
        }

        string[] ofArtifact = [.. known.Where(name => name.StartsWith(artifact + "/", StringComparison.Ordinal))];
        if (ofArtifact.Length > 0)
        {
            return ofArtifact;
        }

        string requested = artifact.Split('/')[0];
        if (flow.ArtifactsRequested.Contains(requested) && !known.Any(name => name.StartsWith(requested + "/", StringComparison.Ordinal)))
        {
            outcome.AddNote(flow.IsRunning ? $"{artifact} has no rows yet." : $"{artifact} was collected and returned no rows.");
            return [];
        }

        throw Unknown(flow, flowId, artifact);
    }

    /// <summary>Makes sure that a name is one that <c>source()</c> reads: it wants the source's name too where there are named ones.</summary>
    /// <exception cref="NotFoundException">It is none.</exception>
    internal static void Settle(FlowHeader flow, string flowId, string artifact, QueryOutcome outcome)
    {
        if (Find(flow, flowId, artifact, outcome) is [var first, ..] sources && !sources.Contains(artifact))
        {
            throw new NotFoundException($"The results of {artifact} in flow {flowId} are kept by source.", $"Name one: {string.Join(", ", sources)}; for example artifact='{first}'.");
        }
    }

    private static NotFoundException Unknown(FlowHeader flow, string flowId, string artifact)
    {
        string[] names = [.. flow.ArtifactsWithResults.Concat(flow.ArtifactsRequested).Distinct()];
        string? nearest = NearMatches.Nearest(artifact, names);
        string results = flow.ArtifactsWithResults.Count == 0 ? "it has no results" : $"it has results of {string.Join(", ", flow.ArtifactsWithResults)}";
        return new NotFoundException(
            $"Flow {flowId} has no results of '{Evidence.EvidenceText.Show(artifact)}'.",
            nearest is not null ? $"Did you mean '{nearest}'? In all {results}." : $"{char.ToUpperInvariant(results[0])}{results[1..]}.");
    }
}
