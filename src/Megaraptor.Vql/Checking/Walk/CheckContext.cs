using Megaraptor.Vql.Artifacts;
using Megaraptor.Vql.Columns;
using Megaraptor.Vql.Reference;
using Megaraptor.Vql.Syntax;
using Megaraptor.Vql.Syntax.Nodes;
using Megaraptor.Vql.Text;

namespace Megaraptor.Vql.Checking.Walk;

/// <summary>What the rules know about the script that is walked.</summary>
/// <param name="script">The script.</param>
/// <param name="options">What it is checked against.</param>
/// <param name="bag">Takes the findings.</param>
/// <param name="locate">The place in the checked text of a place in the script.</param>
/// <param name="hasForeignDefinitions">Whether names may be defined where it cannot be seen.</param>
internal sealed class CheckContext(VqlScript script, CheckOptions options, DiagnosticBag bag, Func<SourceSpan, SourceSpan?> locate, bool hasForeignDefinitions)
{
    internal VqlScript Script => script;

    internal CheckOptions Options => options;

    internal VqlReference Reference => options.Reference;

    internal ArtifactSet Artifacts => options.Artifacts;

    /// <summary>Whether names may be defined where it cannot be seen.</summary>
    internal bool HasForeignDefinitions => hasForeignDefinitions;

    internal LetTable Lets { get; } = new(script);

    internal ColumnInference Columns { get; } = new(script, options.Artifacts.ColumnsOf, options.Variables);

    /// <summary>The place in the checked text of a place in the code that is walked: the script, or a lambda in one of its strings.</summary>
    internal Func<SourceSpan, SourceSpan?> Locate { get; set; } = locate;

    internal DiagnosticBag Bag => bag;

    /// <summary>The statement that is walked.</summary>
    internal VqlStatement? Statement { get; set; }

    /// <summary>Whether the statement is a definition that is evaluated where it is used, and so sees what is defined there.</summary>
    internal bool IsDeferred => Statement is LetStatement { IsMaterialised: false } or LetStatement { Parameters: not null };

    /// <summary>The definitions of a name that the statement sees: of a statement that runs at once, the earlier ones.</summary>
    internal IReadOnlyList<LetStatement> Definitions(string name)
    {
        IReadOnlyList<LetStatement> all = Lets.All(name);
        if (all.Count == 0 || IsDeferred || all[all.Count - 1].Span.Start < Statement?.Span.Start)
        {
            return all;
        }

        return [.. all.Where(let => let.Span.Start < Statement?.Span.Start)];
    }

    internal VqlType TypeOf(VqlExpression expression, ColumnScope scope) => Columns.TypeOf(expression, scope);

    internal void Report(VqlRule rule, string subject, SourceSpan span, string message, string? suggestion = null) =>
        bag.Add(rule, subject, Locate(span), message, suggestion);
}
