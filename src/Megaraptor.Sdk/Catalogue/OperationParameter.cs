namespace Megaraptor.Sdk.Catalogue;

/// <summary>The kind of a parameter, as surfaces need to know it.</summary>
public enum ParameterKind
{
    /// <summary>Text.</summary>
    Text,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A number.</summary>
    Number,

    /// <summary>True or false.</summary>
    Flag,

    /// <summary>One of a few words.</summary>
    Choice,

    /// <summary>A list of texts.</summary>
    TextList,

    /// <summary>Texts by name.</summary>
    TextMap,

    /// <summary>Texts by two names: the parameters of artifacts.</summary>
    TextTable,

    /// <summary>A duration: a number of seconds; on the command line also 90s, 15m, 2h, 1d.</summary>
    Duration,

    /// <summary>A list of whole numbers.</summary>
    IntegerList,

    /// <summary>Some of a few words.</summary>
    ChoiceList,

    /// <summary>VQL that will run as it is.</summary>
    QueryText,

    /// <summary>The number of rows to return.</summary>
    Page,

    /// <summary>The continuation of an earlier answer.</summary>
    Cursor,
}

/// <summary>A parameter of an operation.</summary>
/// <param name="Name">The name in snake case; on the command line with hyphens.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Description">What it means, from its documentation.</param>
/// <param name="IsRequired">Whether it must be given.</param>
public sealed record OperationParameter(string Name, ParameterKind Kind, string Description, bool IsRequired)
{
    /// <summary>The words of a <see cref="ParameterKind.Choice"/> or <see cref="ParameterKind.ChoiceList"/>, else none.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>What is taken when it is not given, in words, or null.</summary>
    public string? Default { get; init; }
}
