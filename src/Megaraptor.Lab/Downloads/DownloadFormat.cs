namespace Megaraptor.Lab.Downloads;

/// <summary>In which forms a download holds rows.</summary>
/// <param name="HasJson">As JSON, a row a line.</param>
/// <param name="HasCsv">As CSV.</param>
internal readonly record struct DownloadFormat(bool HasJson, bool HasCsv)
{
    /// <summary>Reads the name of a format.</summary>
    /// <param name="name">The name; empty for JSON.</param>
    /// <param name="format">The format.</param>
    /// <returns>Whether there is one of that name.</returns>
    public static bool TryParse(string name, out DownloadFormat format)
    {
        (bool isKnown, format) = name switch
        {
            "" or "json" or "jsonl" => (true, new DownloadFormat(true, false)),
            "csv" => (true, new DownloadFormat(true, true)),
            "csv_only" => (true, new DownloadFormat(false, true)),
            _ => (false, default),
        };
        return isKnown;
    }
}
