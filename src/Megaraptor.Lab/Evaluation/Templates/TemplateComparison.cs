using Megaraptor.Lab.Evaluation.Text;
using Megaraptor.Lab.Evaluation.Values;

namespace Megaraptor.Lab.Evaluation.Templates;

/// <summary>Comparisons of templates: of values of one kind only.</summary>
internal static class TemplateComparison
{
    private enum Kind
    {
        Other,
        Truth,
        Integer,
        Unsigned,
        Float,
        Text,
    }

    /// <summary>Whether the first value equals one of the others.</summary>
    /// <param name="values">The values.</param>
    /// <returns>True when it does.</returns>
    public static bool IsEqual(IReadOnlyList<object?> values)
    {
        if (values.Count < 2)
        {
            throw new TemplateException("missing argument for comparison");
        }

        for (int i = 1; i < values.Count; i++)
        {
            if (IsEqual(values[0], values[i]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a value is less than another.</summary>
    /// <param name="left">The one.</param>
    /// <param name="right">The other.</param>
    /// <returns>True when it is.</returns>
    public static bool IsLess(object? left, object? right)
    {
        (Kind kind, Kind other) = (KindOf(left), KindOf(right));
        if (AreIntegers(kind, other))
        {
            return Whole(left) < Whole(right);
        }

        if (kind != other)
        {
            throw new TemplateException("incompatible types for comparison");
        }

        return kind switch
        {
            Kind.Float => (double)left! < (double)right!,
            Kind.Text => ByteText.Compare((string)left!, (string)right!) < 0,
            _ => throw new TemplateException("invalid type for comparison"),
        };
    }

    private static bool IsEqual(object? left, object? right)
    {
        (Kind kind, Kind other) = (KindOf(left), KindOf(right));
        if (AreIntegers(kind, other))
        {
            return Whole(left) == Whole(right);
        }

        if (kind != other)
        {
            return left == TemplateValue.Missing || right == TemplateValue.Missing ? false : throw new TemplateException("incompatible types for comparison");
        }

        return kind switch
        {
            Kind.Truth => (bool)left! == (bool)right!,
            Kind.Float => (double)left! == (double)right!,
            Kind.Text => string.Equals((string)left!, (string)right!, StringComparison.Ordinal),
            _ when left is VqlList or TemplateMap => throw new TemplateException($"non-comparable type {TemplateValue.Print(left)}: {TemplateValue.TypeName(left)}"),
            _ => Equals(left, right),
        };
    }

    private static bool AreIntegers(Kind left, Kind right) => left is Kind.Integer or Kind.Unsigned && right is Kind.Integer or Kind.Unsigned;

    private static Int128 Whole(object? value) => value is ulong number ? number : Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture);

    private static Kind KindOf(object? value) => value switch
    {
        bool => Kind.Truth,
        long or int => Kind.Integer,
        ulong or byte => Kind.Unsigned,
        double => Kind.Float,
        string => Kind.Text,
        _ => Kind.Other,
    };
}
