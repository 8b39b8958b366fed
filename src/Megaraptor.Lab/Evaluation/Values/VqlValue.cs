using Megaraptor.Lab.Evaluation.Queries;

namespace Megaraptor.Lab.Evaluation.Values;

/// <summary>What a VQL value can be. The set is closed: nothing else may enter a row, a variable or an argument.</summary>
/// <remarks>
/// <list type="table">
/// <item><term><see langword="null"/></term><description>NULL</description></item>
/// <item><term><see cref="bool"/>, <see cref="long"/>, <see cref="int"/>, <see cref="ulong"/>, <see cref="byte"/>, <see cref="double"/></term>
/// <description>numbers. Literals and results of operators are <see cref="long"/> or <see cref="double"/>; the others keep the width that the server's functions return, which <c>typeof()</c> shows.</description></item>
/// <item><term><see cref="string"/></term><description>text: a row of bytes, in which bytes that are no UTF-8 are lone surrogates (see <c>StringEscapes</c>)</description></item>
/// <item><term><see cref="byte"/>[]</term><description>bytes that JSON shows in base64</description></item>
/// <item><term><see cref="VqlTime"/></term><description>a point in time with nanoseconds</description></item>
/// <item><term><see cref="VqlList"/></term><description>a list</description></item>
/// <item><term><see cref="VqlDict"/></term><description>an ordered dict; a materialised row is one too</description></item>
/// <item><term><see cref="VqlObject"/></term><description>everything else that has members: paths, URLs, versions, lazy rows, rows that are still JSON</description></item>
/// <item><term><see cref="StoredQuery"/></term><description>a query that has not run, or its materialised rows</description></item>
/// <item><term><see cref="StoredExpression"/></term><description>an expression that LET stored</description></item>
/// <item><term><see cref="VqlCallable"/></term><description>a function as a value</description></item>
/// </list>
/// </remarks>
internal static class VqlValue
{
    /// <summary>The name of a value's type as <c>typeof()</c> and the server's messages print it.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The name, such as <c>int64</c> or <c>*ordereddict.Dict</c>.</returns>
    public static string TypeName(object? value) => value switch
    {
        null => "types.Null",
        bool => "bool",
        long => "int64",
        int => "int",
        ulong => "uint64",
        byte => "uint8",
        double => "float64",
        string => "string",
        byte[] => "[]uint8",
        VqlTime => "time.Time",
        VqlList list => list.TypeName,
        VqlDict => "*ordereddict.Dict",
        VqlObject thing => thing.TypeName,
        StoredQuery query => query.TypeName,
        StoredExpression => "*vfilter.StoredExpression",
        VqlCallable callable => callable.TypeName,
        _ => throw new InvalidOperationException($"{value.GetType()} is no VQL value."),
    };

    /// <summary>The value as an integer, as the server's operators and integer arguments take it: floats lose their fraction, a bool is 0 or 1.</summary>
    /// <param name="value">The value.</param>
    /// <param name="integer">The integer.</param>
    /// <returns>False for anything but a number or a bool.</returns>
    public static bool TryInteger(object? value, out long integer)
    {
        switch (value)
        {
            case long number:
                integer = number;
                return true;
            case int number:
                integer = number;
                return true;
            case ulong number:
                integer = unchecked((long)number);
                return true;
            case byte number:
                integer = number;
                return true;
            case bool flag:
                integer = flag ? 1 : 0;
                return true;
            case double number:
                integer = Truncate(number);
                return true;
            default:
                integer = 0;
                return false;
        }
    }

    /// <summary>The value as a float, as the server's operators and float arguments take it.</summary>
    /// <param name="value">The value.</param>
    /// <param name="number">The float.</param>
    /// <returns>False for anything but a number or a bool.</returns>
    public static bool TryFloat(object? value, out double number)
    {
        switch (value)
        {
            case double d:
                number = d;
                return true;
            case long i:
                number = i;
                return true;
            case int i:
                number = i;
                return true;
            case ulong i:
                number = i;
                return true;
            case byte i:
                number = i;
                return true;
            case bool flag:
                number = flag ? 1 : 0;
                return true;
            default:
                number = 0;
                return false;
        }
    }

    /// <summary>Whether a value is one of the integer kinds; a bool is not.</summary>
    /// <param name="value">The value.</param>
    /// <returns>True for an integer.</returns>
    public static bool IsInteger(object? value) => value is long or int or ulong or byte;

    /// <summary>A float without its fraction. Outside of 64 bits the result is the smallest integer, as the server's processor has it.</summary>
    /// <param name="number">The float.</param>
    /// <returns>The integer.</returns>
    public static long Truncate(double number) =>
        number is >= -9223372036854775808.0 and < 9223372036854775808.0 ? (long)number : long.MinValue;
}
