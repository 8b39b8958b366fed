namespace Megaraptor.Lab.Evaluation.Starlark.Syntax;

/// <summary>A statement.</summary>
/// <param name="Start">Where it begins.</param>
internal abstract record StarlarkStatement(SourcePosition Start);

/// <summary><c>def name(…): …</c></summary>
internal sealed record DefStatement(SourcePosition Start, SourcePosition NameStart, FunctionNode Function) : StarlarkStatement(Start);

/// <summary><c>return value</c></summary>
internal sealed record ReturnStatement(SourcePosition Start, StarlarkExpression? Value) : StarlarkStatement(Start);

/// <summary>An expression whose value is of no interest.</summary>
internal sealed record ExpressionStatement(SourcePosition Start, StarlarkExpression Expression) : StarlarkStatement(Start);

/// <summary><c>target = value</c>, or with an operator <c>target += value</c>.</summary>
internal sealed record AssignStatement(SourcePosition Start, StarlarkExpression Target, string? Operator, StarlarkExpression Value) : StarlarkStatement(Start);

/// <summary><c>if …: … else: …</c></summary>
internal sealed record IfStatement(SourcePosition Start, StarlarkExpression Condition, IReadOnlyList<StarlarkStatement> Then, IReadOnlyList<StarlarkStatement> Else) : StarlarkStatement(Start);

/// <summary><c>for target in source: …</c></summary>
internal sealed record ForStatement(SourcePosition Start, StarlarkExpression Target, StarlarkExpression Source, IReadOnlyList<StarlarkStatement> Body) : StarlarkStatement(Start);

/// <summary><c>break</c>, <c>continue</c> or <c>pass</c>.</summary>
internal sealed record BranchStatement(SourcePosition Start, string Word) : StarlarkStatement(Start);

/// <summary><c>load("module", local = "name")</c></summary>
internal sealed record LoadStatement(SourcePosition Start, string Module, IReadOnlyList<(SourcePosition Start, string Local, string Name)> Names) : StarlarkStatement(Start);
