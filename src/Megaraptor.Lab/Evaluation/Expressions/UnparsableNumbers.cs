using Megaraptor.Lab.Evaluation.Scopes;
using Megaraptor.Vql.Syntax;
using Megaraptor.Vql.Syntax.Nodes;

namespace Megaraptor.Lab.Evaluation.Expressions;

/// <summary>Numbers that are accepted but mean nothing: <c>1e400</c>. The server complains whenever it reads one.</summary>
internal static class UnparsableNumbers
{
    /// <summary>Logs a number.</summary>
    /// <param name="number">The number.</param>
    /// <param name="query">The query.</param>
    public static void Log(NumberLiteral number, QueryContext query) => query.Log($"ERROR:Unable to parse {number.Text} as a number.");

    /// <summary>Logs all such numbers of a piece of text, in order: the server reads them when it prints the piece.</summary>
    /// <param name="node">The piece.</param>
    /// <param name="query">The query.</param>
    public static void LogAll(VqlNode node, QueryContext query)
    {
        if (node is NumberLiteral { Value.Kind: NumberKind.Unparsable } number)
        {
            Log(number, query);
        }

        foreach (VqlNode child in node.Children())
        {
            LogAll(child, query);
        }
    }
}
