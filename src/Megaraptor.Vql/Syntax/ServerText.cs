using Megaraptor.Vql.Syntax.Nodes;

namespace Megaraptor.Vql.Syntax;

/// <summary>The server's own text of a piece of VQL: what it logs, and what it names a column after that has no alias.</summary>
/// <remarks>
/// It is the tree printed on one line, not the text as written: comments are dropped, integers become decimal, the spacing
/// is the server's. Where the server's printer forgets something, so does this one: of several comparisons in a row only
/// the last is left, and a number that is none prints as <c>FALSE</c>.
/// </remarks>
public static class ServerText
{
    /// <summary>The server's text of a node.</summary>
    /// <param name="node">A node of a tree without errors.</param>
    /// <returns>The text.</returns>
    public static string Of(VqlNode node)
    {
        var printer = new ServerTextPrinter();
        printer.Visit(node);
        return printer.Text.Trim(' ', '\t', '\n', '\r', '\f', '\v');
    }

    /// <summary>The name that the server gives a column: its alias, else the text of its expression.</summary>
    /// <param name="column">A column that is not <c>*</c>.</param>
    /// <returns>The name. A text that begins with a back-quoted name loses its first and last character, as on the server.</returns>
    public static string ColumnName(SelectColumn column) =>
        column.Alias?.Name ?? StringEscapes.UnquoteName(Of(column.Expression ?? throw new ArgumentException("A star has no name.", nameof(column))));
}
