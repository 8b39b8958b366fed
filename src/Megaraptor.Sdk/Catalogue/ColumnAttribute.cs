namespace Megaraptor.Sdk.Catalogue;

/// <summary>The column that a property of a row is read from, and the field it is written as. Without it that is the property's name in snake case; a column of the property's own name is read too.</summary>
/// <param name="name">The column as the server names it.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class ColumnAttribute(string name) : Attribute
{
    /// <summary>The column as the server names it.</summary>
    public string Name { get; } = name;
}

/// <summary>The property is not read from a column: the operation fills it in.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class NotColumnAttribute : Attribute;
