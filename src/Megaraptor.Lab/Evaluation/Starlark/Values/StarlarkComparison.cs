using System.Numerics;
using Megaraptor.Lab.Evaluation.Starlark.Execution;

namespace Megaraptor.Lab.Evaluation.Starlark.Values;

/// <summary>Compares values.</summary>
internal static class StarlarkComparison
{
    /// <summary>So deep does a comparison look; what holds itself has no end.</summary>
    private const int MaxDepth = 200;

    /// <summary>Whether two values are equal.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other.</param>
    /// <param name="budget">What the comparison costs.</param>
    /// <returns>True when they are. A bool is no number.</returns>
    public static bool AreEqual(object? left, object? right, StarlarkBudget budget) => AreEqual(left, right, budget, 0);

    /// <summary>Compares two values by an operator.</summary>
    /// <param name="sign">The operator.</param>
    /// <param name="left">One value.</param>
    /// <param name="right">The other.</param>
    /// <param name="budget">What the comparison costs.</param>
    /// <returns>Whether it holds.</returns>
    /// <exception cref="StarlarkException">Values of these kinds have no order.</exception>
    public static bool Holds(string sign, object? left, object? right, StarlarkBudget budget) => sign switch
    {
        "==" => AreEqual(left, right, budget, 0),
        "!=" => !AreEqual(left, right, budget, 0),
        "<" => Order(sign, left, right, budget, 0) < 0,
        "<=" => Order(sign, left, right, budget, 0) <= 0,
        ">" => Order(sign, left, right, budget, 0) > 0,
        _ => Order(sign, left, right, budget, 0) >= 0,
    };

    private static bool AreEqual(object? left, object? right, StarlarkBudget budget, int depth)
    {
        Count(budget, depth);
        return (left, right) switch
        {
            (BigInteger or double, BigInteger or double) => OrderNumbers(left, right) == 0,
            (string a, string b) => a == b,
            (bool a, bool b) => a == b,
            (StarlarkList a, StarlarkList b) => ReferenceEquals(a, b) || AreEqual(a.Items, b.Items, budget, depth),
            (StarlarkTuple a, StarlarkTuple b) => ReferenceEquals(a, b) || AreEqual(a.Items, b.Items, budget, depth),
            (StarlarkDict a, StarlarkDict b) => ReferenceEquals(a, b) || AreEqual(a, b, budget, depth),
            (StarlarkRange a, StarlarkRange b) => a.Count == b.Count && (a.Count == 0 || (a.Start == b.Start && (a.Count == 1 || a.Step == b.Step))),
            _ => ReferenceEquals(left, right),
        };
    }

    private static bool AreEqual(IReadOnlyList<object?> left, IReadOnlyList<object?> right, StarlarkBudget budget, int depth)
    {
        if (left.Count != right.Count)
        {
            return false;
        }

        for (int i = 0; i < left.Count; i++)
        {
            if (!AreEqual(left[i], right[i], budget, depth + 1))
            {
                return false;
            }
        }

        return true;
    }

    private static bool AreEqual(StarlarkDict left, StarlarkDict right, StarlarkBudget budget, int depth) =>
        left.Entries.Count == right.Entries.Count
        && left.Entries.All(entry => right.Entries.TryGetValue(entry.Key, out object? value) && AreEqual(entry.Value, value, budget, depth + 1));

    private static int Order(string sign, object? left, object? right, StarlarkBudget budget, int depth)
    {
        Count(budget, depth);
        return (left, right) switch
        {
            (BigInteger or double, BigInteger or double) => OrderNumbers(left, right),
            (string a, string b) => string.CompareOrdinal(a, b),
            (bool a, bool b) => a.CompareTo(b),
            (StarlarkList a, StarlarkList b) => Order(sign, a.Items, b.Items, budget, depth),
            (StarlarkTuple a, StarlarkTuple b) => Order(sign, a.Items, b.Items, budget, depth),
            _ => throw new StarlarkException($"{StarlarkValue.TypeName(left)} {sign} {StarlarkValue.TypeName(right)} not implemented"),
        };
    }

    private static int Order(string sign, IReadOnlyList<object?> left, IReadOnlyList<object?> right, StarlarkBudget budget, int depth)
    {
        for (int i = 0; i < left.Count && i < right.Count; i++)
        {
            if (!AreEqual(left[i], right[i], budget, depth + 1))
            {
                return Order(sign, left[i], right[i], budget, depth + 1);
            }
        }

        return left.Count.CompareTo(right.Count);
    }

    /// <summary>Integers and floats by their exact values. NaN equals itself and is above all others.</summary>
    private static int OrderNumbers(object left, object right)
    {
        if (left is BigInteger a && right is BigInteger b)
        {
            return a.CompareTo(b);
        }

        if (left is double x && right is double y)
        {
            return double.IsNaN(x) || double.IsNaN(y) ? double.IsNaN(x).CompareTo(double.IsNaN(y)) : x.CompareTo(y);
        }

        return left is double number ? Order(number, (BigInteger)right) : -Order((double)right, (BigInteger)left);
    }

    private static int Order(double number, BigInteger integer)
    {
        if (!double.IsFinite(number))
        {
            return double.IsNegativeInfinity(number) ? -1 : 1;
        }

        double whole = Math.Floor(number);
        int order = new BigInteger(whole).CompareTo(integer);
        return order == 0 && number > whole ? 1 : order;
    }

    private static void Count(StarlarkBudget budget, int depth)
    {
        budget.Spend(1);
        if (depth > MaxDepth)
        {
            throw new StarlarkException("comparison exceeded maximum recursion depth");
        }
    }
}
