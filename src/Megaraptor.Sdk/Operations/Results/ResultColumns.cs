using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Evidence;
using Megaraptor.Sdk.Query;
using Megaraptor.Vql.Reference;

namespace Megaraptor.Sdk.Operations.Results;

/// <summary>
/// The columns of a source, as the rows that were looked at have them. In VQL a name that no row has is looked for among
/// variables and functions, and is NULL when it is none of them, without a word: a column is checked before it is asked for.
/// </summary>
/// <param name="rows">The rows; at least one.</param>
internal sealed class ResultColumns(IReadOnlyList<VqlRow> rows)
{
    /// <summary>How many rows tell the columns at first.</summary>
    internal const int Sample = 200;

    private const int MostNamed = 60;

    private readonly string[] _names = [.. rows.SelectMany(static row => row.Columns).Select(static column => column.Key).Distinct(StringComparer.Ordinal)];

    /// <summary>Whether there may be rows that were not looked at.</summary>
    internal bool IsSample => rows.Count >= Sample;

    /// <summary>The same columns, and those of more rows.</summary>
    internal ResultColumns With(IReadOnlyList<VqlRow> more) => new([.. rows, .. more]);

    /// <summary>Whether a row has a column, or a member of one.</summary>
    internal bool Knows(string name) => TryFind(name, out _, out _);

    /// <summary>A column, or a member of one (<c>Hash.SHA256</c>), as VQL names it.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The expression.</returns>
    /// <exception cref="NotFoundException">The rows have no such column; the message says which is near.</exception>
    internal string Resolve(string name)
    {
        Found found = Find(name);
        return string.Join('.', found.Members.Prepend(found.Column).Select(Quote));
    }

    /// <summary>A column as a SELECT takes it: there a name that the row does not have is an error in the log, row by row, and the name of its own alias would be looked for in the alias.</summary>
    /// <param name="name">The name.</param>
    /// <param name="names">Takes the name of the column.</param>
    /// <returns>The expression.</returns>
    /// <exception cref="NotFoundException">The rows have no such column; the message says which is near.</exception>
    internal string Select(string name, BoundNames names)
    {
        Found found = Find(name);
        return $"get(field={names.Value(found.Column)}){string.Concat(found.Members.Select(static member => "." + Quote(member)))}";
    }

    /// <summary>The column that a name means, or whose member it means.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The column.</returns>
    /// <exception cref="NotFoundException">The rows have no such column; the message says which is near.</exception>
    internal string ColumnOf(string name) => Find(name).Column;

    /// <summary>What the rows hold in a column, or in a member of one; NULL where they have none.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The values.</returns>
    /// <exception cref="NotFoundException">The rows have no such column; the message says which is near.</exception>
    internal IReadOnlyList<VqlValue> Values(string name) => Find(name).Values;

    private Found Find(string name)
    {
        if (!TryFind(name, out Found? found, out NotFoundException? failure))
        {
            throw failure;
        }

        return found;
    }

    private bool TryFind(string name, [NotNullWhen(true)] out Found? found, [NotNullWhen(false)] out NotFoundException? failure)
    {
        failure = null;
        found = null;

        // A column may have a dot in its own name.
        string? column = ColumnPath.Splits(name).FirstOrDefault(_names.Contains);
        if (column is null)
        {
            failure = Unknown(name, "rows", _names);
            return false;
        }

        VqlValue[] values = [.. rows.Select(row => row[column])];
        string[] members = column == name ? [] : name[(column.Length + 1)..].Split('.');
        foreach (string member in members)
        {
            // What is a list gives the members of its elements.
            VqlValue[] dicts = [.. values.SelectMany(static value => value.Kind == JsonValueKind.Array ? value.Elements() : [value]).Where(static value => value.Kind == JsonValueKind.Object)];
            string[] known = [.. dicts.SelectMany(static value => value.Members()).Select(static entry => entry.Key).Distinct(StringComparer.Ordinal)];
            if (!known.Contains(member))
            {
                failure = known.Length == 0
                    ? new NotFoundException($"The column '{EvidenceText.Show(column)}' has no members, so there is no '{EvidenceText.Show(name)}'.", $"Ask for {EvidenceText.Show(column)}.")
                    : Unknown(name, $"members of {EvidenceText.Show(column)}", known);
                return false;
            }

            values = [.. dicts.Select(value => value[member])];
        }

        found = new Found(column, members, values);
        return true;
    }

    /// <summary>A name as VQL writes it.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The name between back-quotes.</returns>
    /// <exception cref="InvalidArgumentException">VQL cannot say the name.</exception>
    internal static string Quote(string name) => ColumnPath.TryQuote(name)
        ?? throw new InvalidArgumentException($"VQL cannot name the column '{EvidenceText.Show(name)}'.", "Read whole rows with get_flow_results, or export them.");

    private static NotFoundException Unknown(string name, string what, string[] known)
    {
        string? near = NearMatches.Question([.. NearMatches.Of(name.Split('.')[^1], known).Select(EvidenceText.Show)]);
        string list = $"The {what} have {string.Join(", ", known.Take(MostNamed).Select(EvidenceText.Show))}{(known.Length > MostNamed ? ", …" : "")}.";
        return new NotFoundException($"There is no column '{EvidenceText.Show(name)}'.", near is null ? list : $"{near} {list}");
    }

    private sealed record Found(string Column, IReadOnlyList<string> Members, IReadOnlyList<VqlValue> Values);
}
