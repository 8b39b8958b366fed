namespace Megaraptor.Vql.Syntax;

/// <summary>The kinds of token of VQL. Keywords are recognised in any case.</summary>
public enum TokenKind
{
    /// <summary>The end of the text.</summary>
    EndOfText,

    /// <summary>Text that no rule of the language matches.</summary>
    Invalid,

    /// <summary><c>EXPLAIN</c></summary>
    Explain,

    /// <summary><c>SELECT</c></summary>
    Select,

    /// <summary><c>FROM</c></summary>
    From,

    /// <summary><c>WHERE</c></summary>
    Where,

    /// <summary><c>GROUP BY</c>, any white space between the two words.</summary>
    GroupBy,

    /// <summary><c>ORDER BY</c>, any white space between the two words.</summary>
    OrderBy,

    /// <summary><c>DESC</c></summary>
    Desc,

    /// <summary><c>LIMIT</c></summary>
    Limit,

    /// <summary><c>LET</c></summary>
    Let,

    /// <summary><c>AS</c></summary>
    As,

    /// <summary><c>AND</c></summary>
    And,

    /// <summary><c>&amp;&amp;</c></summary>
    AmpersandAmpersand,

    /// <summary><c>OR</c></summary>
    Or,

    /// <summary>One or more <c>|</c>.</summary>
    Pipes,

    /// <summary><c>NOT</c></summary>
    Not,

    /// <summary><c>IN</c></summary>
    In,

    /// <summary><c>NULL</c></summary>
    Null,

    /// <summary><c>TRUE</c></summary>
    True,

    /// <summary><c>FALSE</c></summary>
    False,

    /// <summary>A number, with its minus sign when one stands directly before it.</summary>
    Number,

    /// <summary>A name, bare or in back-quotes.</summary>
    Identifier,

    /// <summary>A minus sign directly before a name: the negated symbol.</summary>
    NegatedIdentifier,

    /// <summary>A string in single or double quotes, with escapes.</summary>
    String,

    /// <summary>A string in three single quotes, without escapes.</summary>
    RawString,

    /// <summary><c>@name</c>: a parameter of a template. Template mode only.</summary>
    TemplateParameter,

    /// <summary><c>&lt;&gt;</c></summary>
    LessGreater,

    /// <summary><c>!=</c></summary>
    NotEqual,

    /// <summary><c>&lt;=</c></summary>
    LessOrEqual,

    /// <summary><c>&gt;=</c></summary>
    GreaterOrEqual,

    /// <summary><c>=&gt;</c></summary>
    Arrow,

    /// <summary><c>=~</c></summary>
    Matches,

    /// <summary><c>-</c></summary>
    Minus,

    /// <summary><c>+</c></summary>
    Plus,

    /// <summary><c>:</c></summary>
    Colon,

    /// <summary><c>/</c></summary>
    Slash,

    /// <summary><c>*</c></summary>
    Star,

    /// <summary><c>%</c>: lexed by the server, used by no rule of its grammar.</summary>
    Percent,

    /// <summary><c>,</c></summary>
    Comma,

    /// <summary><c>.</c></summary>
    Dot,

    /// <summary><c>(</c></summary>
    OpenParenthesis,

    /// <summary><c>)</c></summary>
    CloseParenthesis,

    /// <summary><c>=</c></summary>
    Equal,

    /// <summary><c>&lt;</c></summary>
    Less,

    /// <summary><c>&gt;</c></summary>
    Greater,

    /// <summary><c>{</c></summary>
    OpenBrace,

    /// <summary><c>}</c></summary>
    CloseBrace,

    /// <summary><c>[</c></summary>
    OpenBracket,

    /// <summary><c>]</c></summary>
    CloseBracket,
}
