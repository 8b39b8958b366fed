using System.Numerics;

namespace Megaraptor.Lab.Evaluation.Starlark.Values;

/// <summary>What a Starlark value can be. The set is closed.</summary>
/// <remarks>
/// <see langword="null"/> for None, <see cref="bool"/>, <see cref="BigInteger"/>, <see cref="double"/>, <see cref="string"/> (a character a
/// byte), <see cref="StarlarkList"/>, <see cref="StarlarkTuple"/>, <see cref="StarlarkDict"/>, <see cref="StarlarkRange"/>,
/// <see cref="StarlarkCallable"/>, <see cref="StarlarkNamespace"/>.
/// </remarks>
internal static class StarlarkValue
{
    /// <summary>The name of a value's type, as <c>type()</c> and messages tell it.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The name.</returns>
    public static string TypeName(object? value) => value switch
    {
        null => "NoneType",
        bool => "bool",
        BigInteger => "int",
        double => "float",
        string => "string",
        StarlarkList => "list",
        StarlarkTuple => "tuple",
        StarlarkDict => "dict",
        StarlarkRange => "range",
        StarlarkCallable callable => callable.TypeName,
        StarlarkNamespace => "module",
        _ => throw new InvalidOperationException($"{value.GetType()} is no Starlark value."),
    };

    /// <summary>Whether a value counts as true.</summary>
    /// <param name="value">The value.</param>
    /// <returns>False for None, zero and what is empty.</returns>
    public static bool IsTrue(object? value) => value switch
    {
        null => false,
        bool flag => flag,
        BigInteger number => !number.IsZero,
        double number => number != 0,
        string text => text.Length > 0,
        StarlarkList list => list.Items.Count > 0,
        StarlarkTuple tuple => tuple.Items.Count > 0,
        StarlarkDict dict => dict.Entries.Count > 0,
        StarlarkRange range => range.Count > 0,
        _ => true,
    };

    /// <summary>How many items a value has.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The number; null for a value that has none.</returns>
    public static long? Length(object? value) => value switch
    {
        string text => text.Length,
        StarlarkList list => list.Items.Count,
        StarlarkTuple tuple => tuple.Items.Count,
        StarlarkDict dict => dict.Entries.Count,
        StarlarkRange range => range.Count,
        _ => null,
    };

    /// <summary>A number as a float.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The float; null for anything but a number.</returns>
    /// <exception cref="StarlarkException">The integer is too large.</exception>
    public static double? Float(object? value) => value switch
    {
        double number => number,
        BigInteger number => (double)number is var real && double.IsFinite(real) ? real : throw new StarlarkException("int too large to convert to float"),
        _ => null,
    };

    /// <summary>Makes a value, and all that it holds, one that nothing can change any more.</summary>
    /// <param name="value">The value.</param>
    public static void Freeze(object? value)
    {
        var open = new Stack<object?>([value]);
        while (open.TryPop(out object? next))
        {
            IEnumerable<object?> inner = next switch
            {
                StarlarkList { IsFrozen: false } list => list.FreezeItems(),
                StarlarkDict { IsFrozen: false } dict => dict.FreezeEntries(),
                StarlarkTuple tuple => tuple.Items,
                StarlarkFunction function => function.Freeze(),
                _ => [],
            };
            foreach (object? item in inner)
            {
                open.Push(item);
            }
        }
    }
}
