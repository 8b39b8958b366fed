using System.Text;
using Megaraptor.Vql.Text;

namespace Megaraptor.Vql.Syntax.Refusals;

/// <summary>Finds out with which error the server refuses a text.</summary>
internal static class RefusalFinder
{
    private const int ExcerptBytes = 10;
    private const int SampleLength = 16;

    /// <summary>The server's error.</summary>
    /// <param name="text">A text that our parser refuses.</param>
    /// <param name="lines">Its lines.</param>
    /// <param name="own">Our parser's first error, which stands in where the server's grammar has no objection.</param>
    /// <param name="start">The rule that the text must match.</param>
    internal static ServerRefusal Find(string text, LineMap lines, SyntaxError own, GrammarSequence start)
    {
        List<VqlToken> tokens = Lex(text);
        VqlToken last = tokens[tokens.Count - 1];
        if (last.Kind == TokenKind.Invalid)
        {
            return At(text, lines, last.Span.Start, "lexer: invalid input text " + GoQuoting.Quote(Sample(text, last.Span.Start)), isExact: true);
        }

        return new GrammarMachine(text, tokens).Run(start) is { } error
            ? At(text, lines, tokens[error.Token].Span.Start, Message(text, tokens[error.Token], error), isExact: true)
            : At(text, lines, own.Span.Start, own.Message.TrimEnd('.'), isExact: false);
    }

    /// <summary>The tokens up to the end of the text, or up to the first one that is invalid: the server reads all before it parses.</summary>
    internal static List<VqlToken> Lex(string text)
    {
        var tokens = new List<VqlToken>();
        var lexer = new VqlLexer(text);
        do
        {
            tokens.Add(lexer.Next());
        }
        while (tokens[tokens.Count - 1].Kind is not (TokenKind.EndOfText or TokenKind.Invalid));
        return tokens;
    }

    private static string Message(string text, VqlToken token, GrammarError error)
    {
        if (error.IsBadInteger)
        {
            string number = token.TextIn(text);
            return $"failed to conform: strconv.ParseInt: parsing {GoQuoting.Quote(number)}: {(IsIntegerText(number) ? "value out of range" : "invalid syntax")}";
        }

        string found = token.Kind switch
        {
            TokenKind.EndOfText => "<EOF>",
            TokenKind.In or TokenKind.Desc => token.TextIn(text).ToUpperInvariant(),
            _ => token.TextIn(text),
        };
        string unexpected = "unexpected token " + GoQuoting.Quote(found);
        return error.Sequence is null ? unexpected : $"{unexpected} (expected {GrammarText.Rest(error.Sequence, error.Item)})";
    }

    /// <summary>Whether a number is written as an integer, so that only its size can be wrong.</summary>
    private static bool IsIntegerText(string number)
    {
        string digits = number.TrimStart('-');
        return digits.StartsWith("0x", StringComparison.Ordinal) || digits.All(static c => c is >= '0' and <= '9') && !IsBadOctal(digits);
    }

    private static bool IsBadOctal(string digits) => digits[0] == '0' && digits.Any(static c => c is '8' or '9');

    private static string Sample(string text, int start)
    {
        int end = start;
        for (int count = 0; count < SampleLength && end < text.Length; count++)
        {
            end += char.IsHighSurrogate(text[end]) && end + 1 < text.Length && char.IsLowSurrogate(text[end + 1]) ? 2 : 1;
        }

        return text.Substring(start, end - start) + (end < text.Length ? "..." : "");
    }

    private static ServerRefusal At(string text, LineMap lines, int offset, string message, bool isExact)
    {
        TextPosition position = lines.CodePoints(offset);
        (string excerpt, bool isValid) = Excerpt(text, lines.Utf8(offset).Offset);
        return new ServerRefusal(offset, position.Line, position.Column, message, excerpt, isValid, isExact);
    }

    /// <summary>Up to ten bytes before and behind the place; the last byte of the text never shows.</summary>
    private static (string Excerpt, bool IsValidUtf8) Excerpt(string text, int offset)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        int last = Math.Max(bytes.Length - 1, 0);
        int start = Math.Max(offset - ExcerptBytes, 0);
        int place = Math.Min(offset, last);
        int end = Math.Min(offset + ExcerptBytes, last);
        string before = StringEscapes.FromBytes([.. bytes.Skip(start).Take(place - start)]);
        string behind = StringEscapes.FromBytes([.. bytes.Skip(place).Take(end - place)]);
        return ($"{before}|{behind}", !StringEscapes.HasEscapedBytes(before) && !StringEscapes.HasEscapedBytes(behind));
    }
}
