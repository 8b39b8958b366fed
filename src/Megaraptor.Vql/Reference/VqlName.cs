using Megaraptor.Vql.Effects;

namespace Megaraptor.Vql.Reference;

/// <summary>What a name of the server stands for. One name may stand for several: <c>stat</c> is a plugin and a function.</summary>
public enum VqlNameKind
{
    /// <summary>A source of rows: stands behind FROM.</summary>
    Plugin,

    /// <summary>Makes a value: stands in expressions.</summary>
    Function,

    /// <summary>A way to open files: the value of arguments named <c>accessor</c>.</summary>
    Accessor,
}

/// <summary>The operating systems that have a name.</summary>
[Flags]
public enum VqlPlatforms
{
    /// <summary>Not known.</summary>
    None = 0,

    /// <summary>Linux, which servers run on.</summary>
    Linux = 1,

    /// <summary>Windows.</summary>
    Windows = 2,

    /// <summary>macOS.</summary>
    Darwin = 4,
}

/// <summary>A plugin, function or accessor of the server.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">The name; case-sensitive.</param>
/// <param name="Permissions">
/// The permissions that it declares, as the server writes them. It may need fewer, depending on its arguments, and some
/// names check permissions that they do not declare.
/// </param>
/// <param name="Platforms">Where it exists.</param>
/// <param name="Effects">What it can do by itself; the queries and lambdas in its arguments come in addition.</param>
/// <param name="Does">What it does, as the rest of a sentence that begins with the name; empty when it only computes or is not known.</param>
/// <param name="Arguments">The arguments, in the server's order.</param>
/// <param name="IsFreeForm">Whether it takes arguments of any name, as <c>dict()</c> does.</param>
public sealed record VqlName(
    VqlNameKind Kind,
    string Name,
    IReadOnlyList<string> Permissions,
    VqlPlatforms Platforms,
    VqlEffects Effects,
    string Does,
    IReadOnlyList<VqlArgument> Arguments,
    bool IsFreeForm)
{
    /// <summary>An argument by its name.</summary>
    /// <param name="name">The name; case-sensitive.</param>
    /// <returns>The argument, or null.</returns>
    public VqlArgument? Argument(string name)
    {
        foreach (VqlArgument argument in Arguments)
        {
            if (argument.Name == name)
            {
                return argument;
            }
        }

        return null;
    }
}

/// <summary>The type of an argument.</summary>
public enum VqlArgumentType
{
    /// <summary>Anything.</summary>
    Any,

    /// <summary>A string; other values are formatted.</summary>
    String,

    /// <summary>A boolean; other values are judged by their truth.</summary>
    Boolean,

    /// <summary>An integer of 64 bits; a string is refused, a fraction is cut off.</summary>
    Integer,

    /// <summary>A float.</summary>
    Float,

    /// <summary>A time, or a number or text that means one.</summary>
    Time,

    /// <summary>A path, which an accessor opens.</summary>
    Path,

    /// <summary>A dict.</summary>
    Dict,

    /// <summary>A query: a subquery in braces or the name of a stored one.</summary>
    Query,

    /// <summary>An expression that is evaluated when it is needed.</summary>
    Expression,

    /// <summary>A lambda, which is a string: <c>"x=>x + 1"</c>.</summary>
    Lambda,

    /// <summary>The text of a query, or a subquery.</summary>
    Vql,

    /// <summary>Text in which code of VQL may be embedded, such as the rules of <c>sigma()</c>.</summary>
    Code,
}

/// <summary>An argument of a plugin or function.</summary>
/// <param name="Name">The name.</param>
/// <param name="Type">The type.</param>
/// <param name="IsRequired">Whether the call fails without it.</param>
/// <param name="IsRepeated">Whether it takes a list; a single value is a list of one.</param>
/// <param name="Effects">What the call can do in addition when the argument is given.</param>
public sealed record VqlArgument(string Name, VqlArgumentType Type, bool IsRequired, bool IsRepeated, VqlEffects Effects);
