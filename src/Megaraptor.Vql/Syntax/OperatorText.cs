namespace Megaraptor.Vql.Syntax;

/// <summary>The spelling of tokens that have only one.</summary>
internal static class OperatorText
{
    /// <summary>The text of an operator, or null where it can be written in several ways, as keywords can.</summary>
    internal static string? Of(TokenKind kind) => kind switch
    {
        TokenKind.AmpersandAmpersand => "&&",
        TokenKind.LessGreater => "<>",
        TokenKind.NotEqual => "!=",
        TokenKind.LessOrEqual => "<=",
        TokenKind.GreaterOrEqual => ">=",
        TokenKind.Matches => "=~",
        TokenKind.Equal => "=",
        TokenKind.Less => "<",
        TokenKind.Greater => ">",
        TokenKind.Plus => "+",
        TokenKind.Minus => "-",
        TokenKind.Star => "*",
        TokenKind.Slash => "/",
        _ => null,
    };
}
