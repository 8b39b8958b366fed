using Megaraptor.Vql.Checking.Rules;
using Megaraptor.Vql.Checking.Walk;
using Megaraptor.Vql.Syntax;
using Megaraptor.Vql.Text;

namespace Megaraptor.Vql.Checking;

/// <summary>Checks VQL: what the server would refuse, ignore or only log, and what is probably not meant.</summary>
public static class VqlChecker
{
    /// <summary>Checks a text.</summary>
    /// <param name="text">The statements of one request.</param>
    /// <param name="options">What it is checked against.</param>
    /// <returns>The findings, in the order of the text.</returns>
    public static IReadOnlyList<VqlDiagnostic> Check(string text, CheckOptions? options = null) => Check(VqlSyntax.Parse(text), options);

    /// <summary>Checks a text that was parsed, as VQL or as a template.</summary>
    /// <param name="parsed">What became of the text.</param>
    /// <param name="options">What it is checked against.</param>
    /// <returns>The findings, in the order of the text. In a text that is no VQL, only the syntax errors are found.</returns>
    public static IReadOnlyList<VqlDiagnostic> Check(VqlParseResult parsed, CheckOptions? options = null)
    {
        options ??= CheckOptions.Default;
        var suppressions = new Suppressions();
        suppressions.ReadComments(parsed.Text, static span => span);
        var bag = new DiagnosticBag(options.IsStrict, suppressions);
        Check(parsed, options, bag, static span => span, hasForeignDefinitions: false);
        NeedsPermissionRule.Check(parsed, options, bag);
        bag.AddMistakesOfSuppressions();
        return bag.Diagnostics;
    }

    /// <summary>Checks a text that stands inside another one.</summary>
    /// <param name="parsed">What became of the text.</param>
    /// <param name="options">What it is checked against.</param>
    /// <param name="bag">Takes the findings.</param>
    /// <param name="locate">The place in the other text of a place in this one.</param>
    /// <param name="hasForeignDefinitions">Whether names may be defined where it cannot be seen.</param>
    internal static void Check(VqlParseResult parsed, CheckOptions options, DiagnosticBag bag, Func<SourceSpan, SourceSpan?> locate, bool hasForeignDefinitions)
    {
        if (parsed.IsValid)
        {
            new CheckWalker(new CheckContext(parsed.Script, options, bag, locate, hasForeignDefinitions)).Check();
            return;
        }

        foreach (SyntaxError error in parsed.Errors)
        {
            bag.Add(VqlRules.ParseError, "", locate(error.Span), error.Message, error.Suggestion);
        }
    }
}
