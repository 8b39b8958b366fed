using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Evidence;
using Megaraptor.Sdk.Query;
using Megaraptor.Vql.Reference;

namespace Megaraptor.Sdk.Operations.Results;

/// <summary>
/// The columns of a source, as its first rows have them. In VQL a name that no row has is looked for among variables and
/// functions, and is NULL when it is none of them, without a word: a column is checked before it is asked for.
/// </summary>
/// <param name="rows">The first rows; at least one.</param>
internal sealed class ResultColumns(IReadOnlyList<VqlRow> rows)
{
    /// <summary>How many rows tell the columns.</summary>
    internal const int Sample = 200;

    private const int MostNamed = 60;

    private readonly string[] _names = [.. rows.SelectMany(static row => row.Columns).Select(static column => column.Key).Distinct(StringComparer.Ordinal)];

    /// <summary>A column, or a member of one (<c>Hash.SHA256</c>), as VQL names it.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The expression.</returns>
    /// <exception cref="NotFoundException">The rows have no such column; the message says which is near.</exception>
    internal string Resolve(string name)
    {
        // A column may have a dot in its own name.
        if (_names.Contains(name))
        {
            return Quote(name);
        }

        string[] parts = name.Split('.');
        for (int length = parts.Length - 1; length > 0; length--)
        {
            string column = string.Join('.', parts[..length]);
            if (_names.Contains(column))
            {
                return Member(name, column, parts[length..]);
            }
        }

        throw Unknown(name, "rows", _names);
    }

    private string Member(string name, string column, string[] members)
    {
        VqlValue[] values = [.. rows.Select(row => row[column])];
        foreach (string member in members)
        {
            // What is a list gives the members of its elements.
            VqlValue[] dicts = [.. values.SelectMany(static value => value.Kind == System.Text.Json.JsonValueKind.Array ? value.Elements() : [value]).Where(static value => value.Kind == System.Text.Json.JsonValueKind.Object)];
            string[] known = [.. dicts.SelectMany(static value => value.Members()).Select(static entry => entry.Key).Distinct(StringComparer.Ordinal)];
            if (!known.Contains(member))
            {
                throw known.Length == 0
                    ? new NotFoundException($"The column '{EvidenceText.Show(column)}' has no members, so there is no '{EvidenceText.Show(name)}'.", $"Ask for {column}.")
                    : Unknown(name, $"members of {EvidenceText.Show(column)}", known);
            }

            values = [.. dicts.Select(value => value[member])];
        }

        return string.Join('.', members.Select(Quote).Prepend(Quote(column)));
    }

    private static string Quote(string name) => ColumnPath.TryQuote(name)
        ?? throw new InvalidArgumentException($"VQL cannot name the column '{EvidenceText.Show(name)}'.", "Read whole rows with get_flow_results, or export them.");

    private static NotFoundException Unknown(string name, string what, string[] known)
    {
        string? near = NearMatches.Question([.. NearMatches.Of(name.Split('.')[^1], known).Select(EvidenceText.Show)]);
        string list = $"The {what} have {string.Join(", ", known.Take(MostNamed).Select(EvidenceText.Show))}{(known.Length > MostNamed ? ", …" : "")}.";
        return new NotFoundException($"There is no column '{EvidenceText.Show(name)}' in the first {Sample} rows.", near is null ? list : $"{near} {list}");
    }
}
