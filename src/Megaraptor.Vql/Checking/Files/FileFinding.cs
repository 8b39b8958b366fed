using Megaraptor.Vql.Text;

namespace Megaraptor.Vql.Checking.Files;

/// <summary>A finding in a file.</summary>
/// <param name="Path">The file.</param>
/// <param name="Start">Where it begins, in UTF-16 code units.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Diagnostic">The finding.</param>
public sealed record FileFinding(string Path, TextPosition Start, TextPosition End, VqlDiagnostic Diagnostic)
{
    /// <summary>The severity, as reports write it.</summary>
    internal string SeverityText => Diagnostic.Severity switch
    {
        DiagnosticSeverity.Error => "error",
        DiagnosticSeverity.Warning => "warning",
        _ => "hint",
    };
}
