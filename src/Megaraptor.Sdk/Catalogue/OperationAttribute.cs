namespace Megaraptor.Sdk.Catalogue;

/// <summary>
/// Makes a method an operation: it becomes an MCP tool and a command-line verb wherever it is referenced. The method's
/// documentation is the tool's; parameters need theirs too.
/// </summary>
/// <remarks>
/// A partial method with <see cref="VqlAttribute"/> gets its body from the compiler; any other method is used as it is. Its
/// class has a constructor that takes a <see cref="VelociraptorClient"/>, or none, in which case the compiler adds it.
/// </remarks>
/// <param name="name">The stable name, in snake case, unique in a program: <c>list_clients</c>.</param>
/// <param name="effect">What the operation does to the world.</param>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class OperationAttribute(string name, Effect effect) : Attribute
{
    /// <summary>The stable name.</summary>
    public string Name { get; } = name;

    /// <summary>What the operation does to the world.</summary>
    public Effect Effect { get; } = effect;

    /// <summary>The permissions it needs beside ANY_QUERY.</summary>
    public Permission Needs { get; set; }

    /// <summary>The verb on the command line, <c>noun verb</c>: <c>clients list</c>. By default noun and verb come from class and method.</summary>
    public string? Verb { get; set; }

    /// <summary>The title shown to people; by default made from the name.</summary>
    public string? Title { get; set; }

    /// <summary>The set it belongs to, by which a server offers or withholds it; by default the noun of its verb.</summary>
    public string? Toolset { get; set; }
}
