namespace Megaraptor.Sdk.Query;

/// <summary>One log line of a query.</summary>
/// <param name="Level">The level.</param>
/// <param name="Text">The text, without the level's prefix and without the line's end. May hold colour tags such as <c>&lt;red&gt;</c>.</param>
/// <param name="HasPrefix">Whether a level stood before the text. The <c>log()</c> function always writes one; most failures of plugins have none.</param>
public sealed record VqlLogEntry(VqlLogLevel Level, string Text, bool HasPrefix)
{
    private static readonly (string Prefix, VqlLogLevel Level)[] s_prefixes =
    [
        ("DEFAULT:", VqlLogLevel.Default), ("ERROR:", VqlLogLevel.Error), ("INFO:", VqlLogLevel.Info),
        ("WARN:", VqlLogLevel.Warn), ("DEBUG:", VqlLogLevel.Debug), ("ALERT:", VqlLogLevel.Alert),
    ];

    /// <summary>Reads a log line as the server streams it.</summary>
    /// <param name="line">The line.</param>
    /// <returns>The entry.</returns>
    public static VqlLogEntry Parse(string line)
    {
        string text = line.EndsWith('\n') ? line[..^1] : line;
        foreach ((string prefix, VqlLogLevel level) in s_prefixes)
        {
            if (text.StartsWith(prefix, StringComparison.Ordinal))
            {
                return new VqlLogEntry(level, text[prefix.Length..], HasPrefix: true);
            }
        }

        return new VqlLogEntry(VqlLogLevel.Default, text, HasPrefix: false);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Level.ToString().ToUpperInvariant()}: {Text.TrimStart()}";
}
