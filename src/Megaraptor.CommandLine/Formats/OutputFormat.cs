namespace Megaraptor.CommandLine.Formats;

/// <summary>How rows are written to standard output.</summary>
public enum OutputFormat
{
    /// <summary>A table for people.</summary>
    Table,

    /// <summary>One JSON array, or one object where the result is one.</summary>
    Json,

    /// <summary>One JSON object a line.</summary>
    Jsonl,

    /// <summary>Comma-separated values with a header.</summary>
    Csv,
}
