namespace Megaraptor.Sdk.Operations.Results;

/// <summary>Writes the name of a column, or of a member of one, as VQL names it.</summary>
internal static class ColumnPath
{
    /// <summary>A name between back-quotes; null when VQL cannot say it.</summary>
    internal static string? TryQuote(string name) =>
        name.Length > 0 && name.All(static c => c is >= ' ' and <= '~' and not ('`' or '\\')) ? $"`{name}`" : null;

    /// <summary>The columns that a name can mean, the longest first: of <c>a.b.c</c> itself, <c>a.b</c> with a member, and <c>a</c>.</summary>
    internal static IEnumerable<string> Splits(string name)
    {
        for (int end = name.Length; end > 0; end = name.LastIndexOf('.', end - 1))
        {
            yield return name[..end];
        }
    }

    /// <summary>All that VQL could mean by a name: each column that it can be, and the members behind it.</summary>
    internal static IEnumerable<string> Readings(string name)
    {
        foreach (string column in Splits(name))
        {
            string?[] parts = [TryQuote(column), .. column == name ? [] : name[(column.Length + 1)..].Split('.').Select(TryQuote)];
            if (!parts.Contains(null))
            {
                yield return string.Join('.', parts);
            }
        }
    }
}
