namespace Megaraptor.Sdk.Operations.Results;

/// <summary>In which form rows are exported.</summary>
public enum ExportFormat
{
    /// <summary>JSON, a row a line, the columns in the server's order. Nothing is lost.</summary>
    Jsonl,

    /// <summary>CSV by RFC 4180, UTF-8, with a header. NULL and the empty text look alike; what is nested is JSON.</summary>
    Csv,

    /// <summary>Apache Parquet, a typed column each. What is nested, and columns of mixed kinds, are text.</summary>
    Parquet,
}
