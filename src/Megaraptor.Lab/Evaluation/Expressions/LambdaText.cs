using Megaraptor.Vql.Syntax;
using Megaraptor.Vql.Syntax.Nodes;

namespace Megaraptor.Lab.Evaluation.Expressions;

/// <summary>What became of the text of a lambda.</summary>
/// <param name="Lambda">The lambda, or null.</param>
/// <param name="Refusal">Why the text is none, in the server's words; empty when it is one.</param>
internal readonly record struct LambdaParse(LambdaExpression? Lambda, string Refusal);

/// <summary>Reads lambdas.</summary>
internal static class LambdaText
{
    /// <summary>Reads a lambda.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The lambda or why there is none.</returns>
    public static LambdaParse Parse(string text)
    {
        (LambdaExpression? lambda, IReadOnlyList<SyntaxError> errors) = VqlSyntax.ParseLambda(text);
        return new LambdaParse(lambda, errors.Count == 0 ? string.Empty : errors[0].Message);
    }
}
