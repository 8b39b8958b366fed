using Megaraptor.Vql.Text;

namespace Megaraptor.Vql.Checking;

/// <summary>Collects findings, without those that a comment suppresses.</summary>
internal sealed class DiagnosticBag(bool isStrict, Suppressions suppressions)
{
    private readonly List<VqlDiagnostic> _diagnostics = [];

    /// <summary>The findings in the order of the text, of those at one place the worst first.</summary>
    internal IReadOnlyList<VqlDiagnostic> Diagnostics =>
        [.. _diagnostics.OrderBy(static found => found.Span.Start).ThenByDescending(static found => found.Severity).ThenBy(static found => found.Id, StringComparer.Ordinal)];

    /// <summary>Adds a finding.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="subject">The name it is about, by which a comment can suppress it.</param>
    /// <param name="span">Where; null in statements that are judged elsewhere.</param>
    /// <param name="message">What is wrong.</param>
    /// <param name="suggestion">What to write instead, or null.</param>
    internal void Add(VqlRule rule, string subject, SourceSpan? span, string message, string? suggestion = null)
    {
        if (span is { } place && !suppressions.Cover(rule, subject))
        {
            _diagnostics.Add(new VqlDiagnostic(rule, isStrict ? rule.StrictSeverity : rule.Severity, place, message, suggestion));
        }
    }

    /// <summary>Adds findings that were made elsewhere.</summary>
    internal void Add(IEnumerable<VqlDiagnostic> found) => _diagnostics.AddRange(found.Where(diagnostic => !suppressions.Cover(diagnostic.Rule, "")));

    /// <summary>Adds what is wrong with the comments that should suppress something.</summary>
    internal void AddMistakesOfSuppressions()
    {
        foreach ((SourceSpan? span, string subject, string message) in suppressions.Mistakes)
        {
            Add(VqlRules.BadSuppression, subject, span, message, "The page of a rule names it: docs/rules.");
        }
    }
}
