namespace Megaraptor.Cli.Language;

/// <summary>How findings are written.</summary>
internal enum ReportFormat
{
    /// <summary>A line a finding, as compilers write them.</summary>
    Text,

    /// <summary>One JSON array.</summary>
    Json,

    /// <summary>SARIF 2.1.0.</summary>
    Sarif,
}
