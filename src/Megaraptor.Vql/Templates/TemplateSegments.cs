using Megaraptor.Vql.Syntax;
using Megaraptor.Vql.Syntax.Nodes;
using Megaraptor.Vql.Text;

namespace Megaraptor.Vql.Templates;

/// <summary>Cuts a template into its pieces.</summary>
internal sealed class TemplateSegments : VqlWalker
{
    private static readonly Comparer<VqlToken> s_byStart = Comparer<VqlToken>.Create(static (left, right) => left.Span.Start.CompareTo(right.Span.Start));

    private readonly VqlParseResult _syntax;
    private readonly List<VqlToken> _tokens = [];
    private readonly HashSet<string> _ownFunctions;
    private readonly List<TemplateHole> _holes = [];
    private readonly List<SourceSpan> _commas = [];
    private readonly SelectQuery? _final;
    private int _calls;

    private TemplateSegments(VqlParseResult syntax)
    {
        _syntax = syntax;
        NodeList<VqlStatement> statements = syntax.Script.Statements;
        _final = statements.Count == 0 ? null : (statements[statements.Count - 1] as SelectStatement)?.Query;
        _ownFunctions = [.. statements.OfType<LetStatement>().Select(static let => let.Name.Name)];
        var lexer = new VqlLexer(syntax.Text, templates: true);
        do
        {
            _tokens.Add(lexer.Next());
        }
        while (_tokens[_tokens.Count - 1].Kind != TokenKind.EndOfText);
    }

    internal static IReadOnlyList<TemplateSegment> Of(VqlParseResult syntax)
    {
        var finder = new TemplateSegments(syntax);
        finder.Visit(syntax.Script);
        return finder.Cut();
    }

    protected internal override bool VisitTemplateParameter(TemplateParameter node)
    {
        _holes.Add(new TemplateValue(node.Span, node.Name));
        return true;
    }

    protected internal override bool VisitSelectQuery(SelectQuery node)
    {
        if (node.Limit is not TemplateParameter limit)
        {
            return base.VisitSelectQuery(node);
        }

        foreach (VqlNode child in node.Children().Where(child => child != limit))
        {
            Visit(child);
        }

        SourceSpan keyword = _tokens[TokenAt(limit.Span.Start) - 1].Span;
        _holes.Add(new TemplateLimit(limit.Span, limit.Name, keyword.Join(limit.Span), node == _final));
        return true;
    }

    protected internal override bool VisitSymbol(SymbolExpression node)
    {
        bool isOwn = node.Names.Count == 1 && _ownFunctions.Contains(node.Names[0].Name);
        foreach (CallArguments call in node.Calls)
        {
            VisitCall(call, isOwn);
        }

        return true;
    }

    protected internal override bool VisitFromClause(FromClause node)
    {
        if (node.Arguments is not null)
        {
            VisitCall(node.Arguments, node.Names.Count == 1 && _ownFunctions.Contains(node.Names[0].Name));
        }

        return true;
    }

    /// <summary>Finds the arguments that may be left out. A function of the query's own reports a missing argument as an error, so there null is written.</summary>
    private void VisitCall(CallArguments call, bool isOwn)
    {
        int number = _calls++;
        int firstFixed = IndexOfFixed(call);
        for (int i = 0; i < call.Items.Count; i++)
        {
            CallArgument argument = call.Items[i];
            if (isOwn || argument.Value is not TemplateParameter parameter)
            {
                Visit(argument.Value);
                continue;
            }

            ArgumentComma comma = (firstFixed, call.Items.Count) switch
            {
                (_, 1) => ArgumentComma.None,
                ( < 0, _) => ArgumentComma.IfNotFirst,
                _ => i < firstFixed ? ArgumentComma.After : ArgumentComma.Before,
            };
            if (comma == ArgumentComma.After)
            {
                _commas.Add(_tokens[TokenAt(argument.Span.End)].Span);
            }
            else if (i > 0)
            {
                _commas.Add(_tokens[TokenAt(call.Items[i - 1].Span.End)].Span);
            }

            _holes.Add(new TemplateArgument(parameter.Span, parameter.Name, argument.Name.Text, argument.Span, comma, number));
        }
    }

    private static int IndexOfFixed(CallArguments call)
    {
        for (int i = 0; i < call.Items.Count; i++)
        {
            if (call.Items[i].Value is not TemplateParameter)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The first token that begins at an offset or behind it.</summary>
    private int TokenAt(int offset)
    {
        int found = _tokens.BinarySearch(new VqlToken(TokenKind.EndOfText, new SourceSpan(offset, 0)), s_byStart);
        return found < 0 ? ~found : found;
    }

    /// <summary>The holes, and between them the text without the commas that are written with an argument.</summary>
    private List<TemplateSegment> Cut()
    {
        var segments = new List<TemplateSegment>();
        int at = 0;
        foreach ((SourceSpan span, TemplateHole? hole) in _holes
            .Select(static hole => (Replaced(hole), (TemplateHole?)hole))
            .Concat(_commas.Select(static comma => (comma, (TemplateHole?)null)))
            .OrderBy(static cut => cut.Item1.Start))
        {
            AddText(segments, at, span.Start);
            if (hole is not null)
            {
                segments.Add(hole);
            }

            at = span.End;
        }

        AddText(segments, at, _syntax.Text.Length);
        return segments;
    }

    private void AddText(List<TemplateSegment> segments, int from, int to)
    {
        if (from < to)
        {
            segments.Add(new TemplateText(SourceSpan.Between(from, to), _syntax.Text.Substring(from, to - from)));
        }
    }

    private static SourceSpan Replaced(TemplateHole hole) => hole switch
    {
        TemplateArgument argument => argument.ArgumentSpan,
        TemplateLimit limit => limit.ClauseSpan,
        _ => hole.Span,
    };
}
