namespace Megaraptor.Lab.Evaluation.Calls;

/// <summary>What a function or plugin makes of an argument.</summary>
internal enum ParameterKind
{
    /// <summary>Anything, evaluated; a query stays one.</summary>
    Any,

    /// <summary>Evaluated only if the function asks for it.</summary>
    Lazy,

    /// <summary>Text: anything becomes its text, NULL the empty one.</summary>
    Text,

    /// <summary>A list of texts; anything else is a list of one.</summary>
    Texts,

    /// <summary>A list of anything; anything else is a list of one.</summary>
    List,

    /// <summary>An integer; floats lose their fraction.</summary>
    Integer,

    /// <summary>A float.</summary>
    Float,

    /// <summary>The truth of anything.</summary>
    Flag,

    /// <summary>A dict, or anything with members.</summary>
    Dict,

    /// <summary>A query, or anything as rows.</summary>
    Query,

    /// <summary>A lambda, written as a text.</summary>
    Lambda,

    /// <summary>A path, read as the argument <c>accessor</c> says.</summary>
    Path,

    /// <summary>A list of paths.</summary>
    Paths,

    /// <summary>A time, or anything that tells one.</summary>
    Time,
}

/// <summary>A parameter of a function or plugin.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What is made of it.</param>
/// <param name="IsRequired">Whether the call fails without it.</param>
internal sealed record Parameter(string Name, ParameterKind Kind, bool IsRequired = false)
{
    /// <summary>A parameter that must be given.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="kind">What is made of it.</param>
    /// <returns>The parameter.</returns>
    public static Parameter Required(string name, ParameterKind kind) => new(name, kind, IsRequired: true);

    /// <summary>A parameter that may be left out.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="kind">What is made of it.</param>
    /// <returns>The parameter.</returns>
    public static Parameter Optional(string name, ParameterKind kind) => new(name, kind);
}
