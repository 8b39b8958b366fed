namespace Megaraptor.Sdk.Operations.Results;

/// <summary>Writes the name of a column, or of a member of one, as VQL names it.</summary>
internal static class ColumnPath
{
    /// <summary>A name between back-quotes; null when VQL cannot say it.</summary>
    internal static string? TryQuote(string name) =>
        name.Length > 0 && name.All(static c => c is >= ' ' and <= '~' and not ('`' or '\\')) ? $"`{name}`" : null;
}
