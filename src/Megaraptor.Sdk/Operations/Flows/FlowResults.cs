using System.Runtime.CompilerServices;
using Megaraptor.Sdk.Catalogue;
using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Operations.Flows;

/// <summary>Reads the results of a flow, source by source. The server answers a wrong name with silence, so names are settled first.</summary>
/// <typeparam name="T">The type of a row.</typeparam>
internal sealed class FlowResults<T>(FlowOperations flows, string clientId, string flowId, string? artifact)
{
    /// <summary>Reads the rows of a source from one on.</summary>
    internal required Func<string, long, long?, CancellationToken, VqlRows<T>> Read { get; init; }

    /// <summary>Marks a row with where it stands; null where rows of several sources cannot be told apart, so that one has to be named.</summary>
    internal Func<T, FlowRowPlace, T>? Mark { get; init; }

    internal async IAsyncEnumerable<T> ReadAsync(int? limit, string? cursor, QueryOutcome outcome, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        FlowHeader flow = await flows.HeaderAsync(clientId, flowId, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<string> sources = FlowSources.Find(flow, flowId, artifact, outcome);
        if (sources.Count > 1 && Mark is null)
        {
            throw new InvalidArgumentException($"Flow {flowId} has results of several sources, whose rows differ.", $"Name one: {string.Join(", ", sources)}.");
        }

        FlowNotes.State(flow, outcome);
        string call = PageCursor.Fingerprint($"{clientId}\n{flowId}\n{artifact}");
        FlowCursor position = cursor is null ? FlowCursor.Begin : FlowCursor.Parse(cursor, call, sources);
        long begin = position.Row;
        outcome.Continuation = () => position.Write(call, sources);
        outcome.HasMore = false;
        while (position.Source < sources.Count)
        {
            string source = sources[position.Source];
            long? count = limit is { } most ? most - outcome.RowsRead + 1 : null;
            VqlRows<T> rows = Read(source, position.Row, count, cancellationToken);
            await foreach (T row in rows.ConfigureAwait(false))
            {
                if (outcome.RowsRead == limit)
                {
                    outcome.HasMore = true;
                    yield break;
                }

                outcome.RowsRead++;
                yield return Mark is null ? row : Mark(row, new FlowRowPlace(source, position.Row, sources.Count > 1));
                position = position with { Row = position.Row + 1 };
            }

            outcome.Include(rows.Outcome);
            if (begin > 0 && position.Row == begin)
            {
                // A cursor is handed out only where a row waits.
                throw FlowCursor.Foreign();
            }

            begin = 0;
            position = new FlowCursor(position.Source + 1, 0);
        }

        outcome.Verdict = outcome.RowsRead > 0 ? VqlVerdict.Ok : VqlVerdict.OkNoRows;
    }
}

/// <summary>Where a row stands in the results of a flow.</summary>
/// <param name="Source">The source.</param>
/// <param name="Index">The row in it, from 0.</param>
/// <param name="IsOneOfSeveral">Whether rows of other sources stand beside it.</param>
internal readonly record struct FlowRowPlace(string Source, long Index, bool IsOneOfSeveral);
