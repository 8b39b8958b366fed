using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Evidence;

namespace Megaraptor.Sdk.Operations.Results;

/// <summary>
/// Hides the variables that the server gives to every query. In a row that lacks a column its name would stand for a variable
/// of the same name: an endpoint that sends such a column in one row only would be shown the variable in the others.
/// </summary>
internal static class ServerVariables
{
    /// <summary>The definitions that make columns NULL where a row lacks them.</summary>
    /// <param name="columns">The columns that a query names.</param>
    /// <returns>VQL, to stand before the query.</returns>
    /// <exception cref="InvalidArgumentException">A column is named like what the server keeps for itself, or VQL cannot say its name.</exception>
    internal static string Hidden(IEnumerable<string> columns) =>
        string.Concat(columns.Distinct(StringComparer.Ordinal).Select(static column => $"LET {Checked(column)} <= NULL\n"));

    private static string Checked(string column) => column.StartsWith('$')
        ? throw new InvalidArgumentException($"'{EvidenceText.Show(column)}' is named like what the server keeps for itself: it cannot be asked for.", "Read whole rows with get_flow_results, or export them.")
        : ResultColumns.Quote(column);
}
