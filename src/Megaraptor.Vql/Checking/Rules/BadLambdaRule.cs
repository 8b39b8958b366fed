using Megaraptor.Vql.Checking.Walk;
using Megaraptor.Vql.Reference;
using Megaraptor.Vql.Syntax;
using Megaraptor.Vql.Syntax.Nodes;
using Megaraptor.Vql.Text;

namespace Megaraptor.Vql.Checking.Rules;

/// <summary>A string that is no lambda, where one must stand.</summary>
internal static class BadLambdaRule
{
    /// <summary>Reads a lambda.</summary>
    /// <returns>The lambda, or null when the string is none; that is reported.</returns>
    internal static LambdaExpression? Read(VqlName called, CallArgument argument, FixedText text, CheckContext context)
    {
        (LambdaExpression? lambda, IReadOnlyList<SyntaxError> errors) = VqlSyntax.ParseLambda(text.Value);
        if (lambda is null)
        {
            SourceSpan span = text.Locate(errors[0].Span);
            string? suggestion = text.Value.Contains("=>") ? errors[0].Suggestion : "Write x=>expression.";
            context.Report(VqlRules.BadLambda, argument.Name.Name, span, $"{argument.Name.Name} of {called.Name}() takes a lambda: {errors[0].Message}", suggestion);
        }

        return lambda;
    }

    /// <summary>A value that can be no lambda at all.</summary>
    internal static void CheckValue(VqlName called, CallArgument argument, CheckContext context)
    {
        if (argument.Value is NumberLiteral or BooleanLiteral or ArrayExpression)
        {
            context.Report(VqlRules.BadLambda, argument.Name.Name, argument.Value.Span, $"{argument.Name.Name} of {called.Name}() takes a lambda, which is written as a string.", "Write \"x=>expression\".");
        }
    }
}
