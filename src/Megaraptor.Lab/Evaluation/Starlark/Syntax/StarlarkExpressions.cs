namespace Megaraptor.Lab.Evaluation.Starlark.Syntax;

/// <summary>An expression.</summary>
/// <param name="Start">Where it begins.</param>
internal abstract record StarlarkExpression(SourcePosition Start);

/// <summary>A number or text.</summary>
internal sealed record ConstantExpression(SourcePosition Start, object? Value) : StarlarkExpression(Start);

/// <summary>A name.</summary>
internal sealed record NameExpression(SourcePosition Start, string Name) : StarlarkExpression(Start);

/// <summary><c>[a, b]</c></summary>
internal sealed record ListExpression(SourcePosition Start, IReadOnlyList<StarlarkExpression> Items) : StarlarkExpression(Start);

/// <summary><c>(a, b)</c>, with brackets or without.</summary>
internal sealed record TupleExpression(SourcePosition Start, IReadOnlyList<StarlarkExpression> Items) : StarlarkExpression(Start);

/// <summary><c>{a: b}</c></summary>
internal sealed record DictExpression(SourcePosition Start, IReadOnlyList<(StarlarkExpression Key, StarlarkExpression Value)> Entries) : StarlarkExpression(Start);

/// <summary><c>[body for …]</c> or <c>{body: value for …}</c></summary>
/// <param name="Start">Where it begins.</param>
/// <param name="Body">The item or key.</param>
/// <param name="Value">The value of a dict; null for a list.</param>
/// <param name="Clauses">What stands behind, in order; the first is a loop.</param>
internal sealed record ComprehensionExpression(SourcePosition Start, StarlarkExpression Body, StarlarkExpression? Value, IReadOnlyList<ComprehensionClause> Clauses) : StarlarkExpression(Start);

/// <summary><c>for target in source</c>, or <c>if source</c> without a target.</summary>
internal sealed record ComprehensionClause(StarlarkExpression? Target, StarlarkExpression Source);

/// <summary><c>then if condition else other</c></summary>
internal sealed record ConditionalExpression(SourcePosition Start, StarlarkExpression Condition, StarlarkExpression Then, StarlarkExpression Else) : StarlarkExpression(Start);

/// <summary><c>lambda x: …</c></summary>
internal sealed record LambdaFunctionExpression(SourcePosition Start, FunctionNode Function) : StarlarkExpression(Start);

/// <summary>An operator before an operand.</summary>
internal sealed record UnaryExpression(SourcePosition Start, string Operator, StarlarkExpression Operand) : StarlarkExpression(Start);

/// <summary>An operator between operands.</summary>
internal sealed record BinaryExpression(SourcePosition Start, string Operator, StarlarkExpression Left, StarlarkExpression Right) : StarlarkExpression(Start);

/// <summary><c>target.name</c></summary>
internal sealed record MemberOfExpression(SourcePosition Start, StarlarkExpression Target, string Name) : StarlarkExpression(Start);

/// <summary><c>target[index]</c></summary>
internal sealed record IndexExpression(SourcePosition Start, StarlarkExpression Target, StarlarkExpression Index) : StarlarkExpression(Start);

/// <summary><c>target[low:high:step]</c></summary>
internal sealed record SliceExpression(SourcePosition Start, StarlarkExpression Target, StarlarkExpression? Low, StarlarkExpression? High, StarlarkExpression? Step) : StarlarkExpression(Start);

/// <summary><c>function(arguments)</c></summary>
internal sealed record CallExpression(SourcePosition Start, StarlarkExpression Function, IReadOnlyList<ArgumentNode> Arguments) : StarlarkExpression(Start);

/// <summary>An argument of a call.</summary>
/// <param name="Name">Its name; <c>*</c> and <c>**</c> for those that are many; null for one by its place.</param>
/// <param name="Value">Its value.</param>
internal sealed record ArgumentNode(string? Name, StarlarkExpression Value);

/// <summary>A function as written.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Parameters">Its parameters.</param>
/// <param name="Body">What it does.</param>
internal sealed record FunctionNode(string Name, IReadOnlyList<ParameterNode> Parameters, IReadOnlyList<StarlarkStatement> Body)
{
    /// <summary>The names that are its own; set once the program is checked.</summary>
    public IReadOnlySet<string> Locals { get; set; } = new HashSet<string>();
}

/// <summary>A parameter.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="Stars">1 for one that takes further values, 2 for further names. One star without a name parts those that have to be named.</param>
/// <param name="Name">Its name.</param>
/// <param name="Default">Its default, if it has one.</param>
internal sealed record ParameterNode(SourcePosition Start, int Stars, string Name, StarlarkExpression? Default);
