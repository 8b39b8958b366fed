namespace Megaraptor.Sdk.Operations.Files;

/// <summary>In which forms a zip holds rows.</summary>
public enum DownloadFormat
{
    /// <summary>As JSON, a row a line.</summary>
    Json,

    /// <summary>As JSON and as CSV.</summary>
    Csv,

    /// <summary>As CSV only.</summary>
    CsvOnly,
}
