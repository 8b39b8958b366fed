using System.Runtime.CompilerServices;
using Megaraptor.Lab.Evaluation.Expressions;
using Megaraptor.Lab.Evaluation.Scopes;
using Megaraptor.Vql.Syntax;
using Megaraptor.Vql.Syntax.Nodes;

namespace Megaraptor.Lab.Evaluation.Queries;

/// <summary>The names of selected columns.</summary>
internal static class ColumnNames
{
    private static readonly ConditionalWeakTable<SelectColumn, string> s_names = [];

    /// <summary>The name of a column: its alias, or the server's text of its expression.</summary>
    /// <param name="column">The column.</param>
    /// <param name="query">The query, which hears of numbers that cannot be read.</param>
    /// <returns>The name.</returns>
    public static string Of(SelectColumn column, QueryContext query)
    {
        if (column.Alias is { } alias)
        {
            return alias.Name;
        }

        if (column.Expression is SymbolExpression { Calls.Count: 0, IsNegated: false, Names.Count: 1 } symbol && !symbol.Names[0].IsQuoted)
        {
            return symbol.Names[0].Name;
        }

        if (!s_names.TryGetValue(column, out string? name))
        {
            UnparsableNumbers.LogAll(column, query);
            name = StringEscapes.UnquoteName(ServerText.Of(column));
            s_names.AddOrUpdate(column, name);
        }

        return name;
    }
}
