using Megaraptor.Vql.Text;

namespace Megaraptor.Vql.Checking;

/// <summary>How bad a finding is.</summary>
public enum DiagnosticSeverity
{
    /// <summary>Worth knowing.</summary>
    Hint,

    /// <summary>Probably not what was meant.</summary>
    Warning,

    /// <summary>Wrong.</summary>
    Error,
}

/// <summary>A finding in a VQL text or an artifact definition.</summary>
/// <param name="Rule">The rule that found it.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="Span">Where, in UTF-16 code units of the text that was checked.</param>
/// <param name="Message">What is wrong, one sentence.</param>
/// <param name="Suggestion">What to write instead, or null when that is not known.</param>
public sealed record VqlDiagnostic(VqlRule Rule, DiagnosticSeverity Severity, SourceSpan Span, string Message, string? Suggestion)
{
    /// <summary>The rule's id, such as <c>MEGA201</c>.</summary>
    public string Id => Rule.Id;
}
