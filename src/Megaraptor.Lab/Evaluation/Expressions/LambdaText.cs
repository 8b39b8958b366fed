using Megaraptor.Vql.Syntax;
using Megaraptor.Vql.Syntax.Nodes;
using Megaraptor.Vql.Syntax.Refusals;

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
        LambdaExpression? lambda = VqlSyntax.ParseLambda(text).Lambda;
        return lambda is null && VqlSyntax.LambdaRefusal(text) is { } refusal ? new LambdaParse(null, Describe(refusal)) : new LambdaParse(lambda, string.Empty);
    }

    private static string Describe(ServerRefusal refusal) => $"{refusal.Line}:{refusal.Column}: {refusal.Message}";
}
