using Megaraptor.Generators.Diagnostics;
using Megaraptor.Vql.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Megaraptor.Generators.Operations.Read;

/// <summary>Finds the place in a source file of a place in a string's value, so that a finding in VQL points into the VQL.</summary>
internal sealed class LiteralMap
{
    private readonly ExpressionSyntax _expression;
    private readonly int[]? _offsets;

    private LiteralMap(ExpressionSyntax expression, int[]? offsets)
    {
        _expression = expression;
        _offsets = offsets;
    }

    /// <summary>The map of an expression. Only of a literal can the inside be pointed at; anything else is pointed at as a whole.</summary>
    internal static LiteralMap Of(ExpressionSyntax expression)
    {
        if (expression is not LiteralExpressionSyntax literal)
        {
            return new LiteralMap(expression, null);
        }

        SyntaxToken token = literal.Token;
        int[]? offsets = token.Kind() switch
        {
            SyntaxKind.MultiLineRawStringLiteralToken => RawLines(token),
            SyntaxKind.SingleLineRawStringLiteralToken => Plain(token, Quotes(token.Text), static (_, _) => 1),
            SyntaxKind.StringLiteralToken when token.Text.StartsWith("@", StringComparison.Ordinal) => Plain(token, 2, static (text, i) => text[i] == '"' ? 2 : 1),
            SyntaxKind.StringLiteralToken => Plain(token, 1, EscapeLength),
            _ => null,
        };
        return new LiteralMap(expression, offsets?.Length == token.ValueText.Length + 1 ? offsets : null);
    }

    /// <summary>The place of a span of the value.</summary>
    internal LocationInfo Locate(SourceSpan span)
    {
        if (_offsets is null)
        {
            return LocationInfo.From(_expression.SyntaxTree, _expression.Span);
        }

        int start = _offsets[Math.Min(span.Start, _offsets.Length - 1)];
        int end = span.Length == 0 ? start : _offsets[Math.Min(span.End, _offsets.Length) - 1] + 1;
        return LocationInfo.From(_expression.SyntaxTree, TextSpan.FromBounds(start, Math.Max(start, end)));
    }

    private static int Quotes(string text)
    {
        int count = 0;
        while (text[count] == '"')
        {
            count++;
        }

        return count;
    }

    /// <summary>Offsets of a literal on one line, whose escapes have a length of their own.</summary>
    private static int[] Plain(SyntaxToken token, int start, Func<string, int, int> length)
    {
        string text = token.Text;
        var offsets = new List<int>();
        int end = text.Length - (token.IsKind(SyntaxKind.SingleLineRawStringLiteralToken) ? start : 1);
        for (int i = start; i < end; i += length(text, i))
        {
            offsets.Add(token.SpanStart + i);
            bool isPair = text[i] == '\\' && i + 1 < end && text[i + 1] == 'U' && IsBeyondBmp(text, i);
            if (isPair)
            {
                offsets.Add(token.SpanStart + i);
            }
        }

        offsets.Add(token.SpanStart + end);
        return [.. offsets];
    }

    private static bool IsBeyondBmp(string text, int escape) =>
        escape + 10 <= text.Length && text.Substring(escape + 2, 4) is not "0000";

    private static int EscapeLength(string text, int index)
    {
        if (text[index] != '\\' || index + 1 >= text.Length)
        {
            return 1;
        }

        switch (text[index + 1])
        {
            case 'u':
                return 6;
            case 'U':
                return 10;
            case 'x':
                int length = 2;
                while (length < 6 && index + length < text.Length && Uri.IsHexDigit(text[index + length]))
                {
                    length++;
                }

                return length;
            default:
                return 2;
        }
    }

    /// <summary>Offsets of a raw literal over several lines: each loses the indentation of the closing quotes.</summary>
    private static int[] RawLines(SyntaxToken token)
    {
        string text = token.Text;
        int lastLine = text.LastIndexOf('\n') + 1;
        int indentation = 0;
        while (text[lastLine + indentation] is ' ' or '\t')
        {
            indentation++;
        }

        var offsets = new List<int>();
        int line = text.IndexOf('\n') + 1;
        while (line < lastLine)
        {
            int lineEnd = text.IndexOf('\n', line);
            bool isLast = lineEnd + 1 == lastLine;
            int content = Math.Min(line + indentation, TrimEnd(text, line, lineEnd));
            int contentEnd = isLast ? TrimEnd(text, line, lineEnd) : lineEnd + 1;
            for (int i = content; i < contentEnd; i++)
            {
                offsets.Add(token.SpanStart + i);
            }

            if (isLast)
            {
                offsets.Add(token.SpanStart + contentEnd);
            }

            line = lineEnd + 1;
        }

        return [.. offsets];
    }

    /// <summary>The end of a line without its line break.</summary>
    private static int TrimEnd(string text, int line, int lineEnd) => lineEnd > line && text[lineEnd - 1] == '\r' ? lineEnd - 1 : lineEnd;
}
