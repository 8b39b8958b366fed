using Megaraptor.Vql.Text;

namespace Megaraptor.Vql.Syntax;

/// <summary>One token; white space and comments belong to none.</summary>
/// <param name="Kind">What the token is.</param>
/// <param name="Span">Where it stands.</param>
public readonly record struct VqlToken(TokenKind Kind, SourceSpan Span)
{
    /// <summary>The token's text as written.</summary>
    /// <param name="source">The text that the token was read from.</param>
    /// <returns>A copy of the token's text.</returns>
    public string TextIn(string source) => source.Substring(Span.Start, Span.Length);
}
