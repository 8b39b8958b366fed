using Megaraptor.Vql.Syntax;
using Megaraptor.Vql.Syntax.Nodes;

namespace Megaraptor.Vql.Formatting;

/// <summary>Makes the layout of a tree: its tokens in order, with the places where lines may break.</summary>
/// <remarks>
/// The text of a token is always taken from the source, one after the other; the tree only says where lines may break. So
/// nothing can be lost, and a comment goes with the token that it stands at.
/// </remarks>
internal sealed partial class LayoutBuilder
{
    private readonly string _text;
    private readonly List<VqlToken> _tokens = [];
    private readonly List<List<Comment>> _gaps = [];
    private readonly List<int> _linesBefore = [];
    private int _index;
    private int _statementEnd;

    internal LayoutBuilder(string text)
    {
        _text = text;
        var lexer = new VqlLexer(text);
        int end = 0;
        do
        {
            VqlToken token = lexer.Next();
            _gaps.Add(Comment.Read(text.Substring(end, token.Span.Start - end), _tokens.Count == 0, out int lines));
            _tokens.Add(token);
            _linesBefore.Add(lines);
            end = token.Span.End;
        }
        while (_tokens[_tokens.Count - 1].Kind != TokenKind.EndOfText);
    }

    private TokenKind Kind => _tokens[_index].Kind;

    internal Doc Build(VqlScript script)
    {
        var parts = new List<Doc>();
        foreach (VqlStatement statement in script.Statements)
        {
            if (parts.Count > 0)
            {
                parts.Add(LinesBeforeStatement() > 1 ? Doc.BlankLine : Doc.FreshLine);
            }

            // A comment behind the last token ends the line of the statement, and is no reason to break it.
            _statementEnd = statement.Span.End;
            parts.Add(statement is LetStatement let ? Let(let) : Query(((SelectStatement)statement).Query));
            parts.Add(Trailing(_index));
        }

        parts.Add(Leading(_index, atEnd: true));
        return Doc.Of([.. parts]);
    }

    private int LinesBeforeStatement()
    {
        Comment? first = _gaps[_index].FirstOrDefault(static comment => comment.LinesBefore > 0);
        return first?.LinesBefore ?? _linesBefore[_index];
    }

    /// <summary>The next token, with the comments before it and those behind it on its line.</summary>
    private Doc Token()
    {
        int index = _index++;
        string written = Keyword(_tokens[index]);
        Doc trailing = _tokens[index].Span.End == _statementEnd ? Doc.Of() : Trailing(index + 1);
        return Doc.Of(Leading(index, atEnd: false), new DocText(written), trailing);
    }

    private string Keyword(VqlToken token) => token.Kind switch
    {
        TokenKind.Explain or TokenKind.Select or TokenKind.From or TokenKind.Where or TokenKind.Desc or TokenKind.Limit or TokenKind.Let or TokenKind.As
            or TokenKind.Not or TokenKind.In or TokenKind.Null => token.TextIn(_text).ToUpperInvariant(),
        TokenKind.GroupBy => "GROUP BY",
        TokenKind.OrderBy => "ORDER BY",
        _ => token.TextIn(_text),
    };

    private bool IsAt(TokenKind kind) => Kind == kind;

    /// <summary>Comments before a token: alone on their lines, or within the line in front of it.</summary>
    private Doc Leading(int index, bool atEnd)
    {
        var parts = new List<Doc>();
        foreach (Comment comment in _gaps[index].Skip(TrailingCount(index)))
        {
            if (!comment.IsAlone && !comment.IsToEndOfLine && !atEnd)
            {
                parts.Add(new DocText(comment.Text + " "));
                continue;
            }

            bool isFirst = index == 0 && parts.Count == 0;
            parts.Add(comment.LinesBefore > 1 && !isFirst ? Doc.BlankLine : Doc.FreshLine);
            parts.Add(new DocText(comment.Text));
            if (!atEnd)
            {
                parts.Add(comment.LinesBehind > 1 ? Doc.BlankLine : Doc.HardLine);
            }
        }

        return Doc.Of([.. parts]);
    }

    private Doc Trailing(int next) => Doc.Of([.. _gaps[next].Take(TrailingCount(next)).Select(static comment => new DocLineSuffix(comment.Text))]);

    /// <summary>How many comments in front of a token stand at the end of the line of the token before it.</summary>
    private int TrailingCount(int index)
    {
        if (index == 0)
        {
            return 0;
        }

        List<Comment> comments = _gaps[index];
        int count = 0;
        while (count < comments.Count && comments[count].LinesBefore == 0)
        {
            count++;
        }

        // What stands behind them on their line has them in front of itself.
        bool endsLine = count > 0 && (comments[count - 1].LinesBehind > 0 || _tokens[index].Kind == TokenKind.EndOfText);
        return endsLine ? count : 0;
    }
}
