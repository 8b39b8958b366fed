using Megaraptor.Vql.Syntax;

namespace Megaraptor.Vql.Formatting;

/// <summary>Lays out VQL: one clause a line where a statement is too long for one, keywords in capitals, comments kept.</summary>
/// <remarks>
/// Only white space and the case of keywords change, and only of keywords whose case the server forgets: <c>and</c>,
/// <c>or</c>, <c>true</c> and <c>false</c> stay as they are, since a column without alias is named after its text.
/// </remarks>
public static class VqlFormatter
{
    /// <summary>The width that lines are kept to, where there is a place to break.</summary>
    public const int Width = 100;

    private const int Indentation = 2;

    /// <summary>Lays out a text.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The text laid out, with a line feed at its end.</returns>
    /// <exception cref="FormatException">The text is no VQL; the message is that of the first error.</exception>
    public static string Format(string text)
    {
        VqlParseResult result = VqlSyntax.Parse(text);
        if (!result.IsValid)
        {
            SyntaxError error = result.Errors[0];
            throw new FormatException($"{result.Lines.Utf16(error.Span.Start)}: {error.Message}");
        }

        return new DocPrinter(Width, Indentation).Print(new LayoutBuilder(text).Build(result.Script)) + "\n";
    }
}
