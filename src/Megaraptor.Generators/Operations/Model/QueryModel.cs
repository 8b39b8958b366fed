using Megaraptor.Generators.Text;

namespace Megaraptor.Generators.Operations.Model;

/// <summary>What is done with a piece of a template.</summary>
internal enum PieceKind
{
    /// <summary>Text, added as it is.</summary>
    Text,

    /// <summary>The value of a parameter.</summary>
    Value,

    /// <summary>The opening parenthesis of a call of which arguments may be left out.</summary>
    Open,

    /// <summary>The beginning of an argument of such a call, up to its first value.</summary>
    Argument,

    /// <summary>An argument whose value is one parameter: left out when that is null.</summary>
    OptionalArgument,

    /// <summary>The closing parenthesis of such a call.</summary>
    Close,

    /// <summary>The final limit.</summary>
    Limit,
}

/// <summary>A piece of a template, in order.</summary>
/// <param name="Kind">What is done with it.</param>
/// <param name="Text">Its text, or "".</param>
/// <param name="Parameter">The index of its parameter, or -1.</param>
internal sealed record PieceModel(PieceKind Kind, string Text, int Parameter);

/// <summary>A template taken apart.</summary>
/// <param name="Pieces">Its pieces.</param>
/// <param name="LimitParameter">The parameter of the final limit, or -1.</param>
internal sealed record QueryModel(EquatableArray<PieceModel> Pieces, int LimitParameter);
