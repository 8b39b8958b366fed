using Megaraptor.Lab.Evaluation.Functions;
using Megaraptor.Lab.Evaluation.Paths;
using Megaraptor.Lab.Evaluation.Scopes;
using Megaraptor.Lab.Evaluation.Text;
using Megaraptor.Lab.Evaluation.Time;
using Megaraptor.Lab.Evaluation.Values;

namespace Megaraptor.Lab.Evaluation.Operators;

/// <summary>The operators <c>&lt;</c> and <c>&gt;</c>, which are not each other's mirror image where kinds differ.</summary>
internal static class Ordering
{
    /// <summary>Whether the left side is less. Of different kinds, what is no number is less than an integer.</summary>
    /// <param name="scope">The scope of the expression.</param>
    /// <param name="left">The left side.</param>
    /// <param name="right">The right side.</param>
    /// <returns>True when it is less.</returns>
    public static bool IsLess(Scope scope, object? left, object? right)
    {
        switch (left)
        {
            case null:
                return false;
            case string text when right is string other:
                return ByteText.Compare(text, other) < 0;
            case bool or long or int or ulong or byte:
                return right is VqlTime rightTime
                    ? VqlValue.TryInteger(left, out long seconds) && new VqlTime(seconds, 0) < rightTime
                    : TryCompareInteger(left, right, out int order) && order < 0;
            case double number when VqlValue.TryFloat(right, out double other):
                return number < other;
            case VqlTime time when TryTime(right, out VqlTime other):
                return time.CompareTo(other) < 0;
        }

        switch (right)
        {
            case null:
                return false;
            case long or int or ulong or byte:
                return !(TryCompareInteger(right, left, out int order) && order >= 0);
            case double number when VqlValue.TryFloat(left, out double other):
                return other < number;
            case VqlTime time when TryTime(left, out VqlTime other):
                return other.CompareTo(time) < 0;
        }

        return (left, right) switch
        {
            (VqlDict dict, VqlDict other) => dict.Count < other.Count,
            (VqlDict, _) => false,
            (_, VqlDict) => true,
            (VqlTime or string, VqlTime or string) => TryTimes(scope, left, right, out int order) && order < 0,
            (OsPath path, OsPath other) => path.ComparePath(other) < 0,
            (VqlList list, VqlList other) => list.Count == 0 || (other.Count > 0 && IsLess(scope, list[0], other[0])),
            _ => SemanticVersion.TryCompare(left, right, out int order) && order < 0,
        };
    }

    /// <summary>Whether the left side is greater.</summary>
    /// <param name="scope">The scope of the expression.</param>
    /// <param name="left">The left side.</param>
    /// <param name="right">The right side.</param>
    /// <returns>True when it is greater.</returns>
    public static bool IsGreater(Scope scope, object? left, object? right)
    {
        switch (left)
        {
            case null:
                return false;
            case string text when right is string other:
                return ByteText.Compare(text, other) > 0;
            case long or int or ulong or byte:
                return right is not bool && TryCompareInteger(left, right, out int order) && order > 0;
            case double number when VqlValue.TryFloat(right, out double other):
                return number > other;
            case VqlTime time when TryTime(right, out VqlTime other):
                return time.CompareTo(other) > 0;
        }

        switch (right)
        {
            case null:
                return false;
            case long or int or ulong or byte:
                return !(TryCompareInteger(right, left, out int order) && order <= 0);
            case double number when VqlValue.TryFloat(left, out double other):
                return other > number;
            case VqlTime time when TryTime(left, out VqlTime other):
                return other.CompareTo(time) > 0;
        }

        return (left, right) switch
        {
            (VqlTime or string, VqlTime or string) => TryTimes(scope, left, right, out int order) && order > 0,
            _ => SemanticVersion.TryCompare(left, right, out int order) && order > 0,
        };
    }

    /// <summary>The time that a value stands for in a comparison: numbers are seconds.</summary>
    /// <param name="value">The value.</param>
    /// <param name="time">The time.</param>
    /// <returns>False for anything but times and numbers.</returns>
    public static bool TryTime(object? value, out VqlTime time)
    {
        switch (value)
        {
            case VqlTime already:
                time = already;
                return true;
            case double seconds:
                double whole = Math.Truncate(seconds);
                time = VqlTime.FromUnix(VqlValue.Truncate(whole), VqlValue.Truncate((seconds - whole) * 1e9));
                return true;
            default:
                bool isNumber = VqlValue.TryInteger(value, out long integer);
                time = new VqlTime(integer, 0);
                return isNumber;
        }
    }

    /// <summary>Compares an integer or bool with a number.</summary>
    private static bool TryCompareInteger(object? integer, object? other, out int order)
    {
        VqlValue.TryInteger(integer, out long left);
        switch (other)
        {
            case double number:
                order = ((double)left).CompareTo(number);
                return !double.IsNaN(number);
            case bool or long or int or ulong or byte:
                VqlValue.TryInteger(other, out long right);
                order = left.CompareTo(right);
                return true;
            default:
                order = 0;
                return false;
        }
    }

    /// <summary>Compares a time with a text that is a date.</summary>
    private static bool TryTimes(Scope scope, object? left, object? right, out int order)
    {
        order = 0;
        if (!TryDate(scope, left, out VqlTime first) || !TryDate(scope, right, out VqlTime second))
        {
            return false;
        }

        order = first.CompareTo(second);
        return true;
    }

    private static bool TryDate(Scope scope, object? value, out VqlTime time)
    {
        if (value is VqlTime already)
        {
            time = already;
            return true;
        }

        return TimeCache.TryParse(scope, (string)value!, out time);
    }
}
