using Megaraptor.Sdk.Evidence;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Operations.Results;

/// <summary>Looks for columns that the first rows of a source do not have: rows of one source need not be alike.</summary>
/// <param name="client">The server.</param>
/// <param name="source">Whose rows.</param>
/// <param name="name">The source's name.</param>
internal sealed class LaterColumns(VelociraptorClient client, ResultSource source, string name)
{
    /// <summary>How many rows with the column tell its values.</summary>
    private const int Enough = 20;

    /// <summary>The columns that are known, and those of later rows that were asked for.</summary>
    /// <param name="known">What the first rows have.</param>
    /// <param name="asked">The names that the question uses.</param>
    /// <param name="outcome">Takes a note of each column that only later rows have.</param>
    /// <param name="cancellationToken">Ends the queries.</param>
    internal async Task<ResultColumns> FindAsync(ResultColumns known, IEnumerable<string> asked, QueryOutcome outcome, CancellationToken cancellationToken)
    {
        if (!known.IsSample)
        {
            return known;
        }

        ResultColumns all = known;
        foreach (string column in asked.Distinct().Where(column => !known.Knows(column)))
        {
            IReadOnlyList<VqlRow> rows = await RowsWithAsync(column, cancellationToken).ConfigureAwait(false);
            if (rows.Count > 0)
            {
                all = all.With(rows);
                outcome.AddNote($"The first {ResultColumns.Sample} rows have no '{EvidenceText.Show(column)}', later ones have.");
            }
        }

        return all;
    }

    private async Task<IReadOnlyList<VqlRow>> RowsWithAsync(string column, CancellationToken cancellationToken)
    {
        var found = new List<VqlRow>();
        string[] readings = [.. ColumnPath.Readings(column)];
        if (readings.Length == 0)
        {
            return found;
        }

        var names = new BoundNames();
        string text = $"{ServerVariables.Hidden(ColumnPath.Splits(column))}SELECT * FROM {source.Call(names, name)} WHERE {string.Join(" OR ", readings.Select(static reading => $"(NOT {reading} = NULL)"))}";
        await foreach (VqlRow row in client.Query(names.ToQuery(text), cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            if (new ResultColumns([row]).Knows(column))
            {
                found.Add(row);
            }

            if (found.Count == Enough)
            {
                break;
            }
        }

        return found;
    }
}
