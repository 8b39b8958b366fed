using Megaraptor.Lab.Evaluation.Functions;
using Megaraptor.Lab.Evaluation.Text;

namespace Megaraptor.Lab.Evaluation.Templates;

/// <summary>Reads templates.</summary>
internal sealed partial class TemplateParser
{
    private readonly string _source;
    private readonly IReadOnlyList<TemplateToken> _tokens;
    private readonly Dictionary<string, IReadOnlyList<TemplateNode>> _templates;
    private readonly List<string> _variables = ["$"];
    private int _next;
    private int _actionLine;
    private int _ranges;

    private TemplateParser(string source, Dictionary<string, IReadOnlyList<TemplateNode>> templates)
    {
        _source = source;
        _tokens = new TemplateLexer(source).Read();
        _templates = templates;
    }

    /// <summary>Reads a template.</summary>
    /// <param name="source">The template.</param>
    /// <returns>The template under the empty name, and those that it defines.</returns>
    /// <exception cref="TemplateException">It cannot be read.</exception>
    public static IReadOnlyDictionary<string, IReadOnlyList<TemplateNode>> Parse(string source)
    {
        var templates = new Dictionary<string, IReadOnlyList<TemplateNode>>(StringComparer.Ordinal);
        templates[string.Empty] = new TemplateParser(source, templates).ParseAll();
        return templates;
    }

    private List<TemplateNode> ParseAll()
    {
        var nodes = new List<TemplateNode>();
        while (Peek().Kind != TemplateTokenKind.End)
        {
            if (Peek().Kind == TemplateTokenKind.Open && PeekBehindOpen() == TemplateTokenKind.Define)
            {
                ParseDefinition();
                continue;
            }

            TemplateNode? node = ParseTextOrAction();
            if (node is CloseNode)
            {
                throw Fail($"unexpected {node.Source}");
            }

            Append(nodes, node);
        }

        return nodes;
    }

    private void ParseDefinition()
    {
        Next();
        NextNonSpace();
        string name = ParseName("define clause");
        Expect(TemplateTokenKind.Close, "define clause");
        int variables = _variables.Count;
        (List<TemplateNode> body, CloseNode close) = ParseList();
        if (close.Kind != TemplateTokenKind.EndKeyword)
        {
            throw Fail($"unexpected {close.Source} in define clause");
        }

        _variables.RemoveRange(variables, _variables.Count - variables);
        _templates[name] = body;
    }

    private (List<TemplateNode> Nodes, CloseNode Close) ParseList()
    {
        var nodes = new List<TemplateNode>();
        while (PeekNonSpace().Kind != TemplateTokenKind.End)
        {
            TemplateNode? node = ParseTextOrAction();
            if (node is CloseNode close)
            {
                return (nodes, close);
            }

            Append(nodes, node);
        }

        throw Fail("unexpected EOF");
    }

    private static void Append(List<TemplateNode> nodes, TemplateNode? node)
    {
        if (node is not null)
        {
            nodes.Add(node);
        }
    }

    private TemplateNode? ParseTextOrAction()
    {
        TemplateToken token = NextNonSpace();
        switch (token.Kind)
        {
            case TemplateTokenKind.Text:
                return new TextNode(token.Position, token.Text);
            case TemplateTokenKind.Open:
                _actionLine = token.Line;
                TemplateNode node = ParseAction();
                _actionLine = 0;
                return node;
            default:
                throw Unexpected(token, "input");
        }
    }

    private TemplateNode ParseAction()
    {
        TemplateToken token = NextNonSpace();
        switch (token.Kind)
        {
            case TemplateTokenKind.If or TemplateTokenKind.With or TemplateTokenKind.Range:
                return ParseBranch(token);
            case TemplateTokenKind.Else:
                return ParseElse(token);
            case TemplateTokenKind.EndKeyword:
                Expect(TemplateTokenKind.Close, "end");
                return new CloseNode(token.Position, token.Kind);
            case TemplateTokenKind.Break or TemplateTokenKind.Continue:
                return ParseLeave(token);
            case TemplateTokenKind.Template:
                return ParseInclude(token);
            case TemplateTokenKind.Block:
                return ParseBlock(token);
            default:
                Back();
                return new ActionNode(ParsePipeline("command", TemplateTokenKind.Close));
        }
    }

    private BranchNode ParseBranch(TemplateToken keyword)
    {
        int variables = _variables.Count;
        PipelineNode pipeline = ParsePipeline(keyword.Text, TemplateTokenKind.Close);
        _ranges += keyword.Kind == TemplateTokenKind.Range ? 1 : 0;
        (List<TemplateNode> body, CloseNode close) = ParseList();
        _ranges -= keyword.Kind == TemplateTokenKind.Range ? 1 : 0;
        List<TemplateNode> otherwise = [];
        if (close.Kind == TemplateTokenKind.Else)
        {
            // "else if" and "else with" stand for a branch of their own that shares the end.
            if (keyword.Kind != TemplateTokenKind.Range && Peek().Kind == keyword.Kind)
            {
                otherwise.Add(ParseBranch(Next()));
            }
            else
            {
                (otherwise, close) = ParseList();
                if (close.Kind != TemplateTokenKind.EndKeyword)
                {
                    throw Fail($"expected end; found {close.Source}");
                }
            }
        }

        _variables.RemoveRange(variables, _variables.Count - variables);
        return new BranchNode(keyword.Kind, pipeline, body, otherwise);
    }

    private CloseNode ParseElse(TemplateToken token)
    {
        if (PeekNonSpace().Kind is not (TemplateTokenKind.If or TemplateTokenKind.With))
        {
            Expect(TemplateTokenKind.Close, "else");
        }

        return new CloseNode(token.Position, token.Kind);
    }

    private LeaveNode ParseLeave(TemplateToken token)
    {
        TemplateToken close = NextNonSpace();
        if (close.Kind != TemplateTokenKind.Close)
        {
            throw Unexpected(close, $"{{{{{token.Text}}}}}");
        }

        return _ranges > 0 ? new LeaveNode(token.Position, token.Kind) : throw Fail($"{{{{{token.Text}}}}} outside {{{{range}}}}");
    }

    private IncludeNode ParseInclude(TemplateToken token)
    {
        string name = ParseName("template clause");
        PipelineNode? pipeline = null;
        if (NextNonSpace().Kind != TemplateTokenKind.Close)
        {
            Back();
            pipeline = ParsePipeline("template clause", TemplateTokenKind.Close);
        }

        return new IncludeNode(token.Position, name, pipeline);
    }

    private IncludeNode ParseBlock(TemplateToken token)
    {
        string name = ParseName("block clause");
        PipelineNode pipeline = ParsePipeline("block clause", TemplateTokenKind.Close);
        (List<TemplateNode> body, CloseNode close) = ParseList();
        if (close.Kind != TemplateTokenKind.EndKeyword)
        {
            throw Fail($"unexpected {close.Source} in block clause");
        }

        _templates[name] = body;
        return new IncludeNode(token.Position, name, pipeline);
    }

    private string ParseName(string context)
    {
        TemplateToken token = NextNonSpace();
        return token.Kind == TemplateTokenKind.Quoted ? Unquote(token) : throw Unexpected(token, context);
    }

    private string Unquote(TemplateToken token) => TemplateText.Unquote(token.Text) ?? throw Fail("invalid syntax");

    private LiteralNode ParseNumber(TemplateToken token)
    {
        string text = token.Text;
        object? value = text.StartsWith('\'')
            ? TemplateText.Unquote(text) is { } unquoted && System.Text.Rune.TryGetRuneAt(unquoted, 0, out System.Text.Rune rune) ? (long)rune.Value : null
            : GoNumber.TryParseInteger(text, out long integer) ? integer
            : GoNumber.TryParseFloat(text, out double number) ? number
            : null;
        return new LiteralNode(token.Position, text, value ?? throw Fail($"bad number syntax: {GoText.Quote(text)}"));
    }

    private TemplateToken Peek() => _tokens[Math.Min(_next, _tokens.Count - 1)];

    private TemplateTokenKind PeekBehindOpen()
    {
        int i = _next + 1;
        while (i < _tokens.Count && _tokens[i].Kind == TemplateTokenKind.Space)
        {
            i++;
        }

        return i < _tokens.Count ? _tokens[i].Kind : TemplateTokenKind.End;
    }

    private TemplateToken PeekNonSpace()
    {
        while (Peek().Kind == TemplateTokenKind.Space)
        {
            _next++;
        }

        return Peek();
    }

    private TemplateToken Next()
    {
        TemplateToken token = Peek();
        _next++;
        return token;
    }

    private TemplateToken NextNonSpace()
    {
        PeekNonSpace();
        return Next();
    }

    private void Back() => _next--;

    private void Expect(TemplateTokenKind kind, string context)
    {
        TemplateToken token = NextNonSpace();
        if (token.Kind != kind)
        {
            throw Unexpected(token, context);
        }
    }

    private TemplateException Unexpected(TemplateToken token, string context)
    {
        if (token.Kind != TemplateTokenKind.Problem)
        {
            return Fail($"unexpected {token} in {context}");
        }

        string started = _actionLine != 0 && _actionLine != token.Line ? $" started at :{_actionLine}" : string.Empty;
        return Fail(started.Length == 0 || token.Text.EndsWith(" action", StringComparison.Ordinal) ? token.Text + started : $"{token.Text} in action{started}");
    }

    private TemplateException Fail(string problem) => TemplateException.Parsing(_tokens[Math.Clamp(_next - 1, 0, _tokens.Count - 1)].Line, problem);
}
