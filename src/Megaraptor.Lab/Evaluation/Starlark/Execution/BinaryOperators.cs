using System.Numerics;
using Megaraptor.Lab.Evaluation.Starlark.Library;
using Megaraptor.Lab.Evaluation.Starlark.Values;

namespace Megaraptor.Lab.Evaluation.Starlark.Execution;

/// <summary>Operators between two values.</summary>
internal static class BinaryOperators
{
    /// <summary>Applies an operator.</summary>
    /// <param name="budget">What the result costs.</param>
    /// <param name="sign">The operator.</param>
    /// <param name="left">The left value.</param>
    /// <param name="right">The right value.</param>
    /// <returns>The result.</returns>
    /// <exception cref="StarlarkException">It does not apply to such values.</exception>
    public static object? Apply(StarlarkBudget budget, string sign, object? left, object? right)
    {
        switch (sign)
        {
            case "==" or "!=" or "<" or "<=" or ">" or ">=":
                return StarlarkComparison.Holds(sign, left, right, budget);
            case "in":
                return Contains(budget, right, left);
            case "not in":
                return !Contains(budget, right, left);
        }

        return (left, right) switch
        {
            (BigInteger a, BigInteger b) => IntegerArithmetic.Apply(budget, sign, a, b),
            (BigInteger or double, BigInteger or double) => OfFloats(sign, left, right),
            (string format, _) when sign == "%" => PercentFormat.Apply(budget, format, right),
            (string a, string b) when sign == "+" => Paid(budget, a.Length + (long)b.Length, () => a + b),
            (StarlarkList a, StarlarkList b) when sign == "+" => Paid(budget, a.Items.Count + (long)b.Items.Count, () => new StarlarkList([.. a.Items, .. b.Items])),
            (StarlarkTuple a, StarlarkTuple b) when sign == "+" => Paid(budget, a.Items.Count + (long)b.Items.Count, () => new StarlarkTuple([.. a.Items, .. b.Items])),
            (StarlarkDict a, StarlarkDict b) when sign == "|" => Paid(budget, a.Entries.Count + (long)b.Entries.Count, () => Union(a, b)),
            (string or StarlarkList or StarlarkTuple, BigInteger times) when sign == "*" => Repeat(budget, left, times),
            (BigInteger times, string or StarlarkList or StarlarkTuple) when sign == "*" => Repeat(budget, right, times),
            _ => throw Unknown(sign, left, right),
        };
    }

    /// <summary>An operator that does not apply.</summary>
    /// <param name="sign">The operator.</param>
    /// <param name="left">The left value.</param>
    /// <param name="right">The right value.</param>
    /// <returns>The exception to throw.</returns>
    public static StarlarkException Unknown(string sign, object? left, object? right) =>
        new($"unknown binary op: {StarlarkValue.TypeName(left)} {sign} {StarlarkValue.TypeName(right)}");

    private static T Paid<T>(StarlarkBudget budget, long cost, Func<T> make)
    {
        budget.Spend(cost);
        return make();
    }

    private static double OfFloats(string sign, object left, object right)
    {
        double a = StarlarkValue.Float(left)!.Value;
        double b = StarlarkValue.Float(right)!.Value;
        return sign switch
        {
            "+" => a + b,
            "-" => a - b,
            "*" => a * b,
            "/" => b == 0 ? throw new StarlarkException("floating-point division by zero") : a / b,
            "//" => b == 0 ? throw new StarlarkException("floored division by zero") : Math.Floor(a / b),
            "%" => b == 0 ? throw new StarlarkException("floating-point modulo by zero") : Remainder(a, b),
            _ => throw Unknown(sign, left, right),
        };
    }

    /// <summary>A remainder has the sign of the divisor.</summary>
    private static double Remainder(double a, double b)
    {
        double rest = a % b;
        return rest != 0 && rest < 0 != b < 0 ? rest + b : rest;
    }

    private static StarlarkDict Union(StarlarkDict left, StarlarkDict right)
    {
        var union = new StarlarkDict();
        foreach ((StarlarkKey key, object? value) in left.Entries.Concat(right.Entries))
        {
            union.Entries[key] = value;
        }

        return union;
    }

    private static object Repeat(StarlarkBudget budget, object value, BigInteger times)
    {
        long length = StarlarkValue.Length(value)!.Value;
        BigInteger size = times.Sign < 0 ? 0 : times * length;
        if (size > int.MaxValue / 4)
        {
            throw new StarlarkException($"excessive repeat ({length} * {times} elements)");
        }

        budget.Spend((long)size);
        int count = size.IsZero ? 0 : (int)times;
        return value switch
        {
            string text => string.Concat(Enumerable.Repeat(text, count)),
            StarlarkList list => new StarlarkList([.. Enumerable.Repeat(list.Items, count).SelectMany(static items => items)]),
            _ => new StarlarkTuple([.. Enumerable.Repeat(((StarlarkTuple)value).Items, count).SelectMany(static items => items)]),
        };
    }

    private static bool Contains(StarlarkBudget budget, object? container, object? item) => container switch
    {
        StarlarkDict dict => dict.Entries.ContainsKey(new StarlarkKey(item)),
        StarlarkList list => list.Items.Exists(candidate => StarlarkComparison.AreEqual(candidate, item, budget)),
        StarlarkTuple tuple => tuple.Items.Any(candidate => StarlarkComparison.AreEqual(candidate, item, budget)),
        string text => item is string part
            ? text.Contains(part, StringComparison.Ordinal)
            : throw new StarlarkException($"'in <string>' requires string as left operand, not {StarlarkValue.TypeName(item)}"),
        StarlarkRange range => item is BigInteger number && Contains(range, number),
        _ => throw Unknown("in", item, container),
    };

    private static bool Contains(StarlarkRange range, BigInteger number)
    {
        BigInteger place = BigInteger.DivRem(number - range.Start, range.Step, out BigInteger rest);
        return rest.IsZero && place.Sign >= 0 && place < range.Count;
    }
}
