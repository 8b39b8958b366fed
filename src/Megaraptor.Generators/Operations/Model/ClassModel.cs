using Megaraptor.Generators.Text;

namespace Megaraptor.Generators.Operations.Model;

/// <summary>The class that declares operations.</summary>
/// <param name="Namespace">Its namespace; "" for the global one.</param>
/// <param name="Declarations">The heads of its declaration and of those around it, outermost first: <c>partial class X</c>.</param>
/// <param name="Name">The class in C#, fully qualified.</param>
/// <param name="ShortName">The class's own name.</param>
/// <param name="ClientExpression">How an instance method reaches the client; "" when it cannot.</param>
/// <param name="LacksClient">Whether field and constructor for the client have to be added.</param>
/// <param name="Constructor">The types of the constructor's parameters; "" stands for the client.</param>
/// <param name="IsStatic">Whether the class, or the method, is static and needs no instance.</param>
/// <param name="IsPublic">Whether other assemblies can see it.</param>
internal sealed record ClassModel(
    string Namespace,
    EquatableArray<string> Declarations,
    string Name,
    string ShortName,
    string ClientExpression,
    bool LacksClient,
    EquatableArray<string> Constructor,
    bool IsStatic,
    bool IsPublic)
{
    /// <summary>Whether an instance is made from a client.</summary>
    internal bool UsesClient => LacksClient || Constructor.Contains("");
}
