namespace Megaraptor.Vql.Columns;

/// <summary>The kind of a value.</summary>
public enum VqlTypeKind
{
    /// <summary>Anything: the kind is not known.</summary>
    Any,

    /// <summary>NULL.</summary>
    Null,

    /// <summary>A boolean.</summary>
    Boolean,

    /// <summary>An integer of 64 bits.</summary>
    Integer,

    /// <summary>A float; without a fraction it looks like an integer in JSON.</summary>
    Float,

    /// <summary>A string.</summary>
    String,

    /// <summary>A time; a string in JSON.</summary>
    Time,

    /// <summary>A dict; an object in JSON.</summary>
    Dict,

    /// <summary>A list.</summary>
    List,
}

/// <summary>What is known about a value.</summary>
public sealed class VqlType
{
    private VqlType(VqlTypeKind kind, bool isNullable, QueryColumns? members = null, VqlType? element = null)
    {
        Kind = kind;
        IsNullable = isNullable;
        Members = members;
        Element = element;
    }

    /// <summary>Anything.</summary>
    public static VqlType Any { get; } = new(VqlTypeKind.Any, true);

    /// <summary>NULL.</summary>
    public static VqlType Null { get; } = new(VqlTypeKind.Null, true);

    /// <summary>A boolean.</summary>
    public static VqlType Boolean { get; } = new(VqlTypeKind.Boolean, false);

    /// <summary>An integer.</summary>
    public static VqlType Integer { get; } = new(VqlTypeKind.Integer, false);

    /// <summary>A float.</summary>
    public static VqlType Float { get; } = new(VqlTypeKind.Float, false);

    /// <summary>A string.</summary>
    public static VqlType String { get; } = new(VqlTypeKind.String, false);

    /// <summary>A time.</summary>
    public static VqlType Time { get; } = new(VqlTypeKind.Time, false);

    /// <summary>A dict whose members are not known.</summary>
    public static VqlType Dict { get; } = new(VqlTypeKind.Dict, false);

    /// <summary>A list whose elements are not known.</summary>
    public static VqlType List { get; } = new(VqlTypeKind.List, false);

    /// <summary>The kind.</summary>
    public VqlTypeKind Kind { get; }

    /// <summary>Whether the value may be NULL.</summary>
    public bool IsNullable { get; }

    /// <summary>The members of a dict, or null when they are not known.</summary>
    public QueryColumns? Members { get; }

    /// <summary>The elements of a list, or null when they are not known.</summary>
    public VqlType? Element { get; }

    /// <summary>A dict with known members.</summary>
    /// <param name="members">The members.</param>
    /// <returns>The type.</returns>
    public static VqlType DictOf(QueryColumns members) => new(VqlTypeKind.Dict, false, members);

    /// <summary>A list with known elements.</summary>
    /// <param name="element">The type of every element.</param>
    /// <returns>The type.</returns>
    public static VqlType ListOf(VqlType element) => new(VqlTypeKind.List, false, null, element);

    /// <summary>The same, or NULL.</summary>
    /// <returns>The type.</returns>
    public VqlType OrNull() => IsNullable ? this : new VqlType(Kind, true, Members, Element);

    /// <summary>A value that is of this type or of another.</summary>
    /// <param name="other">The other type.</param>
    /// <returns>The narrowest type that holds both.</returns>
    public VqlType Or(VqlType other)
    {
        if (Kind == VqlTypeKind.Null)
        {
            return other.OrNull();
        }

        if (other.Kind == VqlTypeKind.Null)
        {
            return OrNull();
        }

        if (Kind != other.Kind)
        {
            return Any;
        }

        QueryColumns? members = Members is null || other.Members is null ? null : Members.Or(other.Members);
        VqlType? element = Element is null || other.Element is null ? null : Element.Or(other.Element);
        return new VqlType(Kind, IsNullable || other.IsNullable, members, element);
    }

    /// <inheritdoc/>
    public override string ToString() => IsNullable && Kind is not (VqlTypeKind.Any or VqlTypeKind.Null) ? $"{Kind}?" : $"{Kind}";
}
