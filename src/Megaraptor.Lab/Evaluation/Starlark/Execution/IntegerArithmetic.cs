using System.Numerics;
using Megaraptor.Lab.Evaluation.Starlark.Values;

namespace Megaraptor.Lab.Evaluation.Starlark.Execution;

/// <summary>Operators between integers, which may have any size up to a bound.</summary>
internal static class IntegerArithmetic
{
    /// <summary>So many bits may an integer have; no artifact needs more, and larger ones keep a server busy.</summary>
    private const long MostBits = 65_536;

    /// <summary>The server shifts no further.</summary>
    private const int MostShifted = 511;

    private const int BitsOfWord = 32;

    /// <summary>Applies an operator.</summary>
    /// <param name="budget">What the result costs.</param>
    /// <param name="sign">The operator.</param>
    /// <param name="left">The left integer.</param>
    /// <param name="right">The right integer.</param>
    /// <returns>An integer; a float behind <c>/</c>.</returns>
    /// <exception cref="StarlarkException">There is no result.</exception>
    public static object Apply(StarlarkBudget budget, string sign, BigInteger left, BigInteger right)
    {
        Spend(budget, sign, left, right);
        return sign switch
        {
            "+" => left + right,
            "-" => left - right,
            "*" => left * right,
            "/" => right.IsZero ? throw new StarlarkException("floating-point division by zero") : StarlarkValue.Float(left)!.Value / StarlarkValue.Float(right)!.Value,
            "//" => Floored(left, right).Quotient,
            "%" => Floored(left, right).Remainder,
            "&" => left & right,
            "|" => left | right,
            "^" => left ^ right,
            "<<" => left << Shift(right),
            ">>" => right > int.MaxValue ? (left.Sign < 0 ? BigInteger.MinusOne : BigInteger.Zero) : left >> NotNegative(right),
            _ => throw BinaryOperators.Unknown(sign, left, right),
        };
    }

    /// <summary>A quotient is rounded down, and a rest has the sign of the divisor.</summary>
    private static (BigInteger Quotient, BigInteger Remainder) Floored(BigInteger left, BigInteger right)
    {
        if (right.IsZero)
        {
            throw new StarlarkException("integer division by zero");
        }

        BigInteger quotient = BigInteger.DivRem(left, right, out BigInteger rest);
        return !rest.IsZero && rest.Sign != right.Sign ? (quotient - 1, rest + right) : (quotient, rest);
    }

    private static int Shift(BigInteger by) => by > MostShifted ? throw new StarlarkException($"shift count too large: {by}") : NotNegative(by);

    private static int NotNegative(BigInteger by) => by.Sign < 0 ? throw new StarlarkException($"negative shift count: {by}") : (int)by;

    private static void Spend(StarlarkBudget budget, string sign, BigInteger left, BigInteger right)
    {
        long a = left.GetBitLength();
        long b = right.GetBitLength();
        if ((sign == "*" ? a + b : Math.Max(a, b)) > MostBits)
        {
            throw new StarlarkException("the integer is too large for the Lab");
        }

        if (sign is "*" or "//" or "%")
        {
            budget.Spend(a / BitsOfWord * (b / BitsOfWord));
        }
    }
}
