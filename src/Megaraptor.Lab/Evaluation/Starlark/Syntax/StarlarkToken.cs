namespace Megaraptor.Lab.Evaluation.Starlark.Syntax;

/// <summary>What a token is.</summary>
internal enum StarlarkTokenKind
{
    /// <summary>The end of the program.</summary>
    EndOfFile,

    /// <summary>The end of a line that ends a statement.</summary>
    NewLine,

    /// <summary>A line begins further in.</summary>
    Indent,

    /// <summary>A line begins further out.</summary>
    Outdent,

    /// <summary>A name.</summary>
    Identifier,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A number with a fraction or an exponent.</summary>
    Float,

    /// <summary>A text.</summary>
    Text,

    /// <summary>An operator or a bracket.</summary>
    Operator,

    /// <summary>A word of the language.</summary>
    Keyword,

    /// <summary>A word that Python has and Starlark keeps free.</summary>
    Reserved,
}

/// <summary>A token.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its text as written.</param>
/// <param name="Value">The value of a number or text.</param>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where it ends, which is where messages about it point to.</param>
internal sealed record StarlarkToken(StarlarkTokenKind Kind, string Text, object? Value, SourcePosition Start, SourcePosition End)
{
    /// <summary>Whether this is an operator or a word of the language.</summary>
    /// <param name="text">The operator or word.</param>
    /// <returns>True when it is.</returns>
    public bool Is(string text) => Kind is StarlarkTokenKind.Operator or StarlarkTokenKind.Keyword && Text == text;

    /// <summary>The token in messages.</summary>
    /// <returns>Its name.</returns>
    public string Describe() => Kind switch
    {
        StarlarkTokenKind.Operator or StarlarkTokenKind.Keyword => Describe(Text),
        StarlarkTokenKind.Reserved => "illegal token",
        _ => Describe(Kind),
    };

    /// <summary>An operator or word in messages.</summary>
    /// <param name="text">The operator or word.</param>
    /// <returns>Operators in quotes, words without.</returns>
    public static string Describe(string text) => char.IsAsciiLetter(text[0]) || text == "**" ? text : $"'{text}'";

    /// <summary>A kind of token in messages.</summary>
    /// <param name="kind">The kind.</param>
    /// <returns>Its name.</returns>
    public static string Describe(StarlarkTokenKind kind) => kind switch
    {
        StarlarkTokenKind.EndOfFile => "end of file",
        StarlarkTokenKind.NewLine => "newline",
        StarlarkTokenKind.Indent => "indent",
        StarlarkTokenKind.Outdent => "outdent",
        StarlarkTokenKind.Identifier => "identifier",
        StarlarkTokenKind.Integer => "int literal",
        StarlarkTokenKind.Float => "float literal",
        StarlarkTokenKind.Text => "string literal",
        _ => "illegal token",
    };
}
