namespace Megaraptor.Vql.Checking.Files;

/// <summary>What a file holds.</summary>
public enum SourceKind
{
    /// <summary>VQL statements.</summary>
    Vql,

    /// <summary>An artifact definition.</summary>
    Artifact,
}

/// <summary>A file to check.</summary>
/// <param name="Path">The path, as findings name it.</param>
/// <param name="Text">The text.</param>
/// <param name="Kind">What it holds.</param>
public sealed record SourceFile(string Path, string Text, SourceKind Kind);
