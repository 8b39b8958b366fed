using Megaraptor.Vql.Text;

namespace Megaraptor.Vql.Syntax.Nodes;

/// <summary>A query: <c>SELECT columns FROM source WHERE … GROUP BY … ORDER BY … LIMIT …</c>.</summary>
/// <param name="span">Where it stands.</param>
/// <param name="isExplained">Whether <c>EXPLAIN</c> stands before it.</param>
/// <param name="columns">The columns, in order.</param>
/// <param name="from">The source of rows.</param>
/// <param name="where">The condition, or null.</param>
/// <param name="groupBy">The grouping key, or null.</param>
/// <param name="orderBy">The order, or null.</param>
/// <param name="limit">The limit, or null: a <see cref="NumberLiteral"/> or, in template mode, a <see cref="TemplateParameter"/>.</param>
public sealed class SelectQuery(
    SourceSpan span,
    bool isExplained,
    NodeList<SelectColumn> columns,
    FromClause from,
    CommaExpression? where,
    CommaExpression? groupBy,
    OrderByClause? orderBy,
    VqlExpression? limit) : VqlNode(span)
{
    /// <summary>Whether <c>EXPLAIN</c> stands before it.</summary>
    public bool IsExplained { get; } = isExplained;

    /// <summary>The columns, in order; may be empty, which gives rows without columns.</summary>
    public NodeList<SelectColumn> Columns { get; } = columns;

    /// <summary>The source of rows.</summary>
    public FromClause From { get; } = from;

    /// <summary>The condition, or null.</summary>
    public CommaExpression? Where { get; } = where;

    /// <summary>The grouping key, or null.</summary>
    public CommaExpression? GroupBy { get; } = groupBy;

    /// <summary>The order, or null.</summary>
    public OrderByClause? OrderBy { get; } = orderBy;

    /// <summary>The limit, or null: a <see cref="NumberLiteral"/> or, in template mode, a <see cref="TemplateParameter"/>.</summary>
    public VqlExpression? Limit { get; } = limit;

    /// <inheritdoc/>
    public override TResult Accept<TResult>(VqlVisitor<TResult> visitor) => visitor.VisitSelectQuery(this);
}

/// <summary>One entry of the column list: <c>*</c>, or an expression with its alias.</summary>
/// <param name="span">Where it stands.</param>
/// <param name="expression">The expression; null for <c>*</c>.</param>
/// <param name="alias">The alias, or null.</param>
public sealed class SelectColumn(SourceSpan span, VqlExpression? expression, VqlIdentifier? alias) : VqlNode(span)
{
    /// <summary>Whether the entry is <c>*</c>: every column of the source.</summary>
    public bool IsStar => Expression is null;

    /// <summary>The expression; null for <c>*</c>.</summary>
    public VqlExpression? Expression { get; } = expression;

    /// <summary>The alias, or null. Without one the server names the column after the expression's text.</summary>
    public VqlIdentifier? Alias { get; } = alias;

    /// <inheritdoc/>
    public override TResult Accept<TResult>(VqlVisitor<TResult> visitor) => visitor.VisitSelectColumn(this);
}

/// <summary>The source of rows: a plugin call, a stored query, an artifact or a variable.</summary>
/// <param name="span">Where it stands.</param>
/// <param name="names">The dotted name; at least one part.</param>
/// <param name="arguments">The arguments, or null when there are no parentheses.</param>
public sealed class FromClause(SourceSpan span, NodeList<VqlIdentifier> names, CallArguments? arguments) : VqlNode(span)
{
    /// <summary>The parts of the dotted name; at least one.</summary>
    public NodeList<VqlIdentifier> Names { get; } = names;

    /// <summary>The arguments, or null when there are no parentheses.</summary>
    public CallArguments? Arguments { get; } = arguments;

    /// <summary>The dotted name, back-quotes removed.</summary>
    public string FullName => string.Join(".", Names.Select(static name => name.Name));

    /// <inheritdoc/>
    public override TResult Accept<TResult>(VqlVisitor<TResult> visitor) => visitor.VisitFromClause(this);
}

/// <summary><c>ORDER BY column</c>, possibly descending.</summary>
/// <param name="span">Where it stands, keyword included.</param>
/// <param name="column">The selected column to order by.</param>
/// <param name="isDescending">Whether <c>DESC</c> follows.</param>
public sealed class OrderByClause(SourceSpan span, VqlIdentifier column, bool isDescending) : VqlNode(span)
{
    /// <summary>The selected column to order by.</summary>
    public VqlIdentifier Column { get; } = column;

    /// <summary>Whether <c>DESC</c> follows.</summary>
    public bool IsDescending { get; } = isDescending;

    /// <inheritdoc/>
    public override TResult Accept<TResult>(VqlVisitor<TResult> visitor) => visitor.VisitOrderByClause(this);
}
