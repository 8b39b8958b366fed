using Megaraptor.Vql.Syntax.Nodes;
using Megaraptor.Vql.Syntax.Refusals;
using Megaraptor.Vql.Text;

namespace Megaraptor.Vql.Syntax;

/// <summary>Parses VQL. Nothing here throws for a bad text: errors come with the result.</summary>
public static class VqlSyntax
{
    /// <summary>The deepest nesting of brackets and queries that is read; beyond it the text is refused.</summary>
    public const int MaxDepth = 256;

    /// <summary>Parses the statements of a VQL text.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The tree and the errors.</returns>
    public static VqlParseResult Parse(string text) => Parse(text, isTemplate: false);

    /// <summary>Parses a template, in which <c>@name</c> marks the place of a value.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The tree and the errors.</returns>
    public static VqlParseResult ParseTemplate(string text) => Parse(text, isTemplate: true);

    /// <summary>Parses the text of a lambda, <c>x,y=>expression</c>, which VQL writes inside a string.</summary>
    /// <param name="text">The string's value.</param>
    /// <returns>The lambda, or null when the text is none, and the errors.</returns>
    public static (LambdaExpression? Lambda, IReadOnlyList<SyntaxError> Errors) ParseLambda(string text)
    {
        var parser = new VqlParser(text, isTemplate: false);
        LambdaExpression lambda = parser.ParseLambda();
        return (parser.Errors.Count == 0 ? lambda : null, parser.Errors);
    }

    /// <summary>The error with which the server refuses the text of a lambda.</summary>
    /// <param name="text">The string's value.</param>
    /// <returns>The error, or null when the text is a lambda.</returns>
    public static ServerRefusal? LambdaRefusal(string text) =>
        ParseLambda(text).Errors is [var first, ..] ? RefusalFinder.Find(text, new LineMap(text), first, ServerGrammar.Lambda) : null;

    private static VqlParseResult Parse(string text, bool isTemplate)
    {
        var parser = new VqlParser(text, isTemplate);
        VqlScript script = parser.ParseScript();
        return new VqlParseResult(text, script, parser.Errors, isTemplate);
    }
}
