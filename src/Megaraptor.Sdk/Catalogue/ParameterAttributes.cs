namespace Megaraptor.Sdk.Catalogue;

/// <summary>
/// The number of rows to return. In C# null means all. Tools and verbs apply the default and the maximum, and hand out a
/// cursor when there is more.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class PageAttribute : Attribute
{
    /// <summary>How many rows tools and verbs return when they are not told.</summary>
    public int Default { get; set; } = 100;

    /// <summary>The most rows that tools and verbs return at once.</summary>
    public int Max { get; set; } = 10_000;
}

/// <summary>The range of a number.</summary>
/// <param name="min">The smallest value.</param>
/// <param name="max">The largest value.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class RangeAttribute(long min, long max) : Attribute
{
    /// <summary>The smallest value.</summary>
    public long Min { get; } = min;

    /// <summary>The largest value.</summary>
    public long Max { get; } = max;
}

/// <summary>The parameter is the continuation of an earlier answer, made by the operation itself.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class CursorAttribute : Attribute;

/// <summary>The parameter is VQL that will run as it is. Surfaces look at it before they call.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class QueryTextAttribute : Attribute;
