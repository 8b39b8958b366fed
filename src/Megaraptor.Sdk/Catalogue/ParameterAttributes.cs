using System.Diagnostics.CodeAnalysis;

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

/// <summary>The range of a number, of each number of a list, or of the seconds of a duration.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class RangeAttribute : Attribute
{
    /// <summary>A range of whole numbers.</summary>
    /// <param name="min">The smallest value.</param>
    /// <param name="max">The largest value.</param>
    public RangeAttribute(long min, long max)
        : this((double)min, max)
    {
    }

    /// <summary>A range of numbers.</summary>
    /// <param name="min">The smallest value.</param>
    /// <param name="max">The largest value.</param>
    public RangeAttribute(double min, double max)
    {
        Min = min;
        Max = max;
    }

    /// <summary>The smallest value.</summary>
    public double Min { get; }

    /// <summary>The largest value.</summary>
    public double Max { get; }
}

/// <summary>How long a text is, in characters as Unicode counts them.</summary>
/// <param name="min">The fewest characters.</param>
/// <param name="max">The most characters.</param>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class LengthAttribute(int min, int max) : Attribute
{
    /// <summary>The fewest characters.</summary>
    public int Min { get; } = min;

    /// <summary>The most characters.</summary>
    public int Max { get; } = max;
}

/// <summary>
/// The regular expression that a text matches; anchor it with <c>^</c> and <c>$</c>. The compiler takes what means the same to
/// a JSON schema and to .NET and is matched in linear time: no look-around, no back-references, and <c>[0-9]</c> for a digit.
/// </summary>
/// <param name="expression">The expression.</param>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class PatternAttribute([StringSyntax(StringSyntaxAttribute.Regex)] string expression) : Attribute
{
    /// <summary>The expression.</summary>
    public string Expression { get; } = expression;
}

/// <summary>The parameter is the continuation of an earlier answer, made by the operation itself.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class CursorAttribute : Attribute;

/// <summary>The parameter is VQL that will run as it is. Surfaces look at it before they call.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class QueryTextAttribute : Attribute;
