using Megaraptor.Generators.Text;

namespace Megaraptor.Generators.Operations.Model;

/// <summary>What a value is to the surfaces and to the wire.</summary>
internal enum Shape
{
    Text,
    Int32,
    Int64,
    Double,
    Boolean,
    Timestamp,
    Duration,
    Choice,
    Record,
    List,
    Map,
    Value,
    Row,
}

/// <summary>The type of a parameter, a property or a result.</summary>
/// <param name="Shape">What it is to surfaces and wire.</param>
/// <param name="Name">The type in C#, fully qualified, without a nullable mark.</param>
/// <param name="IsNullable">Whether null is a value.</param>
/// <param name="Element">The type of an element of a list or map.</param>
/// <param name="Choices">The members of an enumeration, in order: C# name and word.</param>
internal sealed record TypeModel(Shape Shape, string Name, bool IsNullable, TypeModel? Element, EquatableArray<ChoiceModel> Choices)
{
    /// <summary>The type in C#, with its nullable mark.</summary>
    internal string Declared => IsNullable ? Name + "?" : Name;

    /// <summary>Whether the C# type is a value type, whose null is a <c>Nullable</c>.</summary>
    internal bool IsValueType => Shape is Shape.Int32 or Shape.Int64 or Shape.Double or Shape.Boolean or Shape.Timestamp or Shape.Duration or Shape.Choice or Shape.Value;
}

/// <summary>A member of an enumeration.</summary>
/// <param name="Member">The member in C#.</param>
/// <param name="Word">The word that surfaces and the server use.</param>
internal sealed record ChoiceModel(string Member, string Word);
