using System.Diagnostics.CodeAnalysis;

namespace Megaraptor.Sdk.Catalogue;

/// <summary>
/// The VQL of an operation, from which the compiler makes the method's body. <c>@name</c> stands for the parameter of that
/// name: strings travel beside the text, numbers and booleans become literals. An argument <c>arg=@name</c> is left out when
/// the parameter is null; elsewhere null is <c>NULL</c>. A final <c>LIMIT @name</c> is left out too.
/// </summary>
/// <param name="text">The VQL. It must parse, and its columns must be the properties of the row type.</param>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class VqlAttribute([StringSyntax("vql")] string text) : Attribute
{
    /// <summary>The VQL.</summary>
    public string Text { get; } = text;
}
