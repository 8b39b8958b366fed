using Megaraptor.Lab.Evaluation.Text;

namespace Megaraptor.Lab.Evaluation.Templates;

/// <summary>What a token of a template is. Those from <see cref="Keyword"/> on are keywords.</summary>
internal enum TemplateTokenKind
{
    /// <summary>The end of the template.</summary>
    End,

    /// <summary>A problem; its text says which.</summary>
    Problem,

    /// <summary>Text between actions.</summary>
    Text,

    /// <summary>The start of an action.</summary>
    Open,

    /// <summary>The end of an action.</summary>
    Close,

    /// <summary>White space in an action.</summary>
    Space,

    /// <summary>A member such as <c>.name</c>.</summary>
    Field,

    /// <summary>A variable such as <c>$x</c>.</summary>
    Variable,

    /// <summary>The name of a function.</summary>
    Name,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Truth,

    /// <summary>A number or a character.</summary>
    Number,

    /// <summary>A quoted text.</summary>
    Quoted,

    /// <summary><c>(</c>.</summary>
    LeftParen,

    /// <summary><c>)</c>.</summary>
    RightParen,

    /// <summary><c>|</c>.</summary>
    Pipe,

    /// <summary><c>=</c>.</summary>
    Assign,

    /// <summary><c>:=</c>.</summary>
    Declare,

    /// <summary>Any other character, such as a comma.</summary>
    Other,

    /// <summary>No token: tokens behind this one are keywords.</summary>
    Keyword,

    /// <summary><c>.</c>.</summary>
    Dot,

    /// <summary><c>nil</c>.</summary>
    Nil,

    /// <summary><c>block</c>.</summary>
    Block,

    /// <summary><c>break</c>.</summary>
    Break,

    /// <summary><c>continue</c>.</summary>
    Continue,

    /// <summary><c>define</c>.</summary>
    Define,

    /// <summary><c>else</c>.</summary>
    Else,

    /// <summary><c>end</c>.</summary>
    EndKeyword,

    /// <summary><c>if</c>.</summary>
    If,

    /// <summary><c>range</c>.</summary>
    Range,

    /// <summary><c>template</c>.</summary>
    Template,

    /// <summary><c>with</c>.</summary>
    With,
}

/// <summary>A token of a template.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its text.</param>
/// <param name="Position">Where it starts.</param>
/// <param name="Line">Its line, from 1.</param>
internal readonly record struct TemplateToken(TemplateTokenKind Kind, string Text, int Position, int Line)
{
    /// <summary>How messages show it.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Kind switch
    {
        TemplateTokenKind.End => "EOF",
        TemplateTokenKind.Problem => Text,
        > TemplateTokenKind.Keyword => $"<{Text}>",
        _ when Text.Length > 10 => GoText.Quote(Text[..10]) + "...",
        _ => GoText.Quote(Text),
    };
}
