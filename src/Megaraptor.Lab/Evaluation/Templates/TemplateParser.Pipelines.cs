using Megaraptor.Lab.Evaluation.Text;

namespace Megaraptor.Lab.Evaluation.Templates;

/// <content>Pipelines, commands and values.</content>
internal sealed partial class TemplateParser
{
    private PipelineNode ParsePipeline(string context, TemplateTokenKind end)
    {
        int position = PeekNonSpace().Position;
        var variables = new List<string>();
        bool isAssignment = ParseVariables(context, variables);
        var commands = new List<CommandNode>();
        while (true)
        {
            TemplateToken token = NextNonSpace();
            if (token.Kind == end)
            {
                return new PipelineNode(position, SourceUntil(position, token.Position), variables, isAssignment, Checked(commands, context));
            }

            if (!StartsValue(token.Kind))
            {
                throw Unexpected(token, context);
            }

            Back();
            commands.Add(ParseCommand());
        }
    }

    /// <summary>The variables that a pipeline sets: <c>$x :=</c>, <c>$x =</c>, and in a range <c>$i, $x :=</c>.</summary>
    private bool ParseVariables(string context, List<string> variables)
    {
        while (PeekNonSpace().Kind == TemplateTokenKind.Variable)
        {
            int start = _next;
            TemplateToken variable = Next();
            TemplateToken next = PeekNonSpace();
            if (next.Kind is TemplateTokenKind.Assign or TemplateTokenKind.Declare)
            {
                Next();
                variables.Add(variable.Text);
                _variables.Add(variable.Text);
                return next.Kind == TemplateTokenKind.Assign;
            }

            if (next.Kind != TemplateTokenKind.Other || next.Text != ",")
            {
                _next = start;
                return false;
            }

            Next();
            variables.Add(variable.Text);
            _variables.Add(variable.Text);
            if (context != "range" || variables.Count >= 2)
            {
                throw Fail($"too many declarations in {context}");
            }

            if (PeekNonSpace().Kind is not (TemplateTokenKind.Variable or TemplateTokenKind.Close or TemplateTokenKind.RightParen))
            {
                throw Fail("range can only initialize variables");
            }
        }

        return false;
    }

    private List<CommandNode> Checked(List<CommandNode> commands, string context)
    {
        if (commands.Count == 0)
        {
            throw Fail($"missing value for {context}");
        }

        for (int i = 1; i < commands.Count; i++)
        {
            if (commands[i].Words[0] is LiteralNode or DotNode or NilNode)
            {
                throw Fail($"non executable command in pipeline stage {i + 1}");
            }
        }

        return commands;
    }

    private CommandNode ParseCommand()
    {
        var words = new List<TemplateNode>();
        while (true)
        {
            PeekNonSpace();
            if (ParseOperand() is { } word)
            {
                words.Add(word);
            }

            TemplateToken token = Next();
            if (token.Kind == TemplateTokenKind.Space)
            {
                continue;
            }

            if (token.Kind is TemplateTokenKind.Close or TemplateTokenKind.RightParen)
            {
                Back();
            }
            else if (token.Kind != TemplateTokenKind.Pipe)
            {
                throw Unexpected(token, "operand");
            }

            return words.Count > 0
                ? new CommandNode(words[0].Position, string.Join(' ', words.Select(static item => item.Source)), words)
                : throw Fail("empty command");
        }
    }

    private TemplateNode? ParseOperand()
    {
        TemplateNode? node = ParseTerm();
        if (node is null || Peek().Kind != TemplateTokenKind.Field)
        {
            return node;
        }

        var names = new List<string>();
        while (Peek().Kind == TemplateTokenKind.Field)
        {
            names.Add(Next().Text[1..]);
        }

        string source = $"{node.Source}.{string.Join('.', names)}";
        return node switch
        {
            FieldNode field => new FieldNode(field.Position, source, [.. field.Names, .. names]),
            VariableNode variable => new VariableNode(variable.Position, source, variable.Name, names),
            LiteralNode or NilNode or DotNode => throw Fail($"unexpected . after term {GoText.Quote(node.Source)}"),
            _ => new ChainNode(node.Position, source, node, names),
        };
    }

    private TemplateNode? ParseTerm()
    {
        TemplateToken token = NextNonSpace();
        switch (token.Kind)
        {
            case TemplateTokenKind.Name:
                return TemplateFunctions.Contains(token.Text) ? new NameNode(token.Position, token.Text) : throw Fail($"function {GoText.Quote(token.Text)} not defined");
            case TemplateTokenKind.Dot:
                return new DotNode(token.Position);
            case TemplateTokenKind.Nil:
                return new NilNode(token.Position);
            case TemplateTokenKind.Variable:
                return _variables.Contains(token.Text, StringComparer.Ordinal)
                    ? new VariableNode(token.Position, token.Text, token.Text, [])
                    : throw Fail($"undefined variable {GoText.Quote(token.Text)}");
            case TemplateTokenKind.Field:
                return new FieldNode(token.Position, token.Text, [token.Text[1..]]);
            case TemplateTokenKind.Truth:
                return new LiteralNode(token.Position, token.Text, token.Text == "true");
            case TemplateTokenKind.Number:
                return ParseNumber(token);
            case TemplateTokenKind.Quoted:
                return new LiteralNode(token.Position, token.Text, Unquote(token));
            case TemplateTokenKind.LeftParen:
                PipelineNode pipeline = ParsePipeline("parenthesized pipeline", TemplateTokenKind.RightParen);
                return pipeline with { Source = $"({pipeline.Source})" };
            default:
                Back();
                return null;
        }
    }

    private static bool StartsValue(TemplateTokenKind kind) => kind is TemplateTokenKind.Truth or TemplateTokenKind.Number or TemplateTokenKind.Dot
        or TemplateTokenKind.Field or TemplateTokenKind.Name or TemplateTokenKind.Nil or TemplateTokenKind.Quoted or TemplateTokenKind.Variable or TemplateTokenKind.LeftParen;

    private string SourceUntil(int start, int end) => end > start ? _source[start..end].Trim() : string.Empty;
}
