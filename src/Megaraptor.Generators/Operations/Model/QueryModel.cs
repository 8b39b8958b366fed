using Megaraptor.Generators.Text;

namespace Megaraptor.Generators.Operations.Model;

/// <summary>What is done with a piece of a template.</summary>
internal enum PieceKind
{
    /// <summary>Text, added as it is.</summary>
    Text,

    /// <summary>The value of a parameter.</summary>
    Value,

    /// <summary>An argument whose value is one parameter, left out when that is null.</summary>
    Argument,

    /// <summary>The limit of the last statement, and so of the answer.</summary>
    RowLimit,

    /// <summary>Another limit.</summary>
    InnerLimit,
}

/// <summary>A piece of a template, in order.</summary>
/// <param name="Kind">What is done with it.</param>
/// <param name="Before">Text before the value; the whole piece where there is no value.</param>
/// <param name="After">Text behind the value.</param>
/// <param name="Parameter">The index of its parameter, or -1.</param>
/// <param name="Call">The call whose arguments have to be counted for their commas, or -1.</param>
internal sealed record PieceModel(PieceKind Kind, string Before, string After, int Parameter, int Call);

/// <summary>A template taken apart.</summary>
/// <param name="Pieces">Its pieces.</param>
/// <param name="LimitParameter">The parameter that limits the answer, or -1.</param>
internal sealed record QueryModel(EquatableArray<PieceModel> Pieces, int LimitParameter);
