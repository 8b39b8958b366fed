using System.Collections;

namespace Megaraptor.Lab.Evaluation.Values;

/// <summary>A list of VQL values; immutable.</summary>
internal sealed class VqlList : IReadOnlyList<object?>
{
    /// <summary>The type of a list that an expression or a function made.</summary>
    public const string AnyType = "[]types.Any";

    /// <summary>The type of a list of strings.</summary>
    public const string StringType = "[]string";

    /// <summary>The type of a list of rows.</summary>
    public const string RowType = "[]types.Row";

    /// <summary>The type of a list that JSON or a slice made.</summary>
    public const string InterfaceType = "[]interface {}";

    private readonly IReadOnlyList<object?> _items;

    /// <summary>Makes a list.</summary>
    /// <param name="items">The items; not copied, and not to be changed any more.</param>
    /// <param name="typeName">The type's name for <c>typeof()</c>.</param>
    public VqlList(IReadOnlyList<object?> items, string typeName = AnyType)
        : this(items, typeName, isNil: false)
    {
    }

    private VqlList(IReadOnlyList<object?> items, string typeName, bool isNil)
    {
        _items = items;
        TypeName = typeName;
        IsNil = isNil;
    }

    /// <summary>An empty list that JSON shows as null: the server has lists that were never made.</summary>
    public static VqlList Nil { get; } = new([], AnyType, isNil: true);

    /// <summary>An empty list of strings that JSON shows as null.</summary>
    public static VqlList NilStrings { get; } = new([], StringType, isNil: true);

    /// <summary>The type's name for <c>typeof()</c>.</summary>
    public string TypeName { get; }

    /// <summary>Whether JSON shows the list as null.</summary>
    public bool IsNil { get; }

    /// <inheritdoc/>
    public int Count => _items.Count;

    /// <inheritdoc/>
    public object? this[int index] => _items[index];

    /// <summary>A list of strings.</summary>
    /// <param name="items">The strings.</param>
    /// <returns>The list.</returns>
    public static VqlList OfStrings(IEnumerable<string> items) => new([.. items], StringType);

    /// <summary>A part of the list.</summary>
    /// <param name="start">The first item.</param>
    /// <param name="end">The item behind the last one.</param>
    /// <returns>The part.</returns>
    public VqlList Slice(int start, int end) => new([.. _items.Skip(start).Take(end - start)]);

    /// <inheritdoc/>
    public IEnumerator<object?> GetEnumerator() => _items.GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => _items.GetEnumerator();
}
