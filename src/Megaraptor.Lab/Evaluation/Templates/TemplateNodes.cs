namespace Megaraptor.Lab.Evaluation.Templates;

/// <summary>A part of a template.</summary>
/// <param name="Position">Where it starts.</param>
/// <param name="Source">Its text, as messages show it.</param>
internal abstract record TemplateNode(int Position, string Source);

/// <summary>Text between actions.</summary>
internal sealed record TextNode(int Position, string Text) : TemplateNode(Position, Text);

/// <summary>An action that shows a value, or only sets a variable.</summary>
internal sealed record ActionNode(PipelineNode Pipeline) : TemplateNode(Pipeline.Position, Pipeline.Source);

/// <summary><c>if</c>, <c>with</c> or <c>range</c>.</summary>
internal sealed record BranchNode(TemplateTokenKind Kind, PipelineNode Pipeline, IReadOnlyList<TemplateNode> Body, IReadOnlyList<TemplateNode> Else)
    : TemplateNode(Pipeline.Position, Pipeline.Source);

/// <summary>A template within the template.</summary>
internal sealed record IncludeNode(int Position, string Name, PipelineNode? Pipeline) : TemplateNode(Position, $"template {Name}");

/// <summary><c>break</c> or <c>continue</c>.</summary>
internal sealed record LeaveNode(int Position, TemplateTokenKind Kind) : TemplateNode(Position, Kind == TemplateTokenKind.Break ? "{{break}}" : "{{continue}}");

/// <summary><c>else</c> or <c>end</c>, which close a list of parts.</summary>
internal sealed record CloseNode(int Position, TemplateTokenKind Kind) : TemplateNode(Position, Kind == TemplateTokenKind.Else ? "{{else}}" : "{{end}}");

/// <summary>Commands, each of which gives its result to the next one.</summary>
internal sealed record PipelineNode(int Position, string Source, IReadOnlyList<string> Variables, bool IsAssignment, IReadOnlyList<CommandNode> Commands)
    : TemplateNode(Position, Source);

/// <summary>A value or a call: words between blanks.</summary>
internal sealed record CommandNode(int Position, string Source, IReadOnlyList<TemplateNode> Words) : TemplateNode(Position, Source);

/// <summary>The name of a function.</summary>
internal sealed record NameNode(int Position, string Name) : TemplateNode(Position, Name);

/// <summary>Members of the current value.</summary>
internal sealed record FieldNode(int Position, string Source, IReadOnlyList<string> Names) : TemplateNode(Position, Source);

/// <summary>A variable, and members of it.</summary>
internal sealed record VariableNode(int Position, string Source, string Name, IReadOnlyList<string> Names) : TemplateNode(Position, Source);

/// <summary>Members of a value in parentheses.</summary>
internal sealed record ChainNode(int Position, string Source, TemplateNode Target, IReadOnlyList<string> Names) : TemplateNode(Position, Source);

/// <summary>The current value.</summary>
internal sealed record DotNode(int Position) : TemplateNode(Position, ".");

/// <summary><c>nil</c>.</summary>
internal sealed record NilNode(int Position) : TemplateNode(Position, "nil");

/// <summary>A text, a number or a truth.</summary>
internal sealed record LiteralNode(int Position, string Source, object Value) : TemplateNode(Position, Source);
