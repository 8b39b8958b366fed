using System.ComponentModel;

namespace Megaraptor.Sdk.Catalogue;

/// <summary>Lists one operation of an assembly, so that executables that reference it find it. Written by the compiler.</summary>
/// <param name="name">The operation's name.</param>
/// <param name="descriptor">The type that describes and invokes it.</param>
/// <param name="effect">What it does to the world.</param>
/// <param name="toolset">The set it belongs to.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class OperationEntryAttribute(string name, Type descriptor, Effect effect, string toolset) : Attribute
{
    /// <summary>The operation's name.</summary>
    public string Name { get; } = name;

    /// <summary>The type that describes and invokes it.</summary>
    public Type Descriptor { get; } = descriptor;

    /// <summary>What it does to the world.</summary>
    public Effect Effect { get; } = effect;

    /// <summary>The set it belongs to.</summary>
    public string Toolset { get; } = toolset;
}
