using System.Numerics;
using Megaraptor.Lab.Evaluation.Queries;
using Megaraptor.Lab.Evaluation.Scopes;
using Megaraptor.Lab.Evaluation.Starlark.Execution;
using Megaraptor.Lab.Evaluation.Starlark.Values;
using Megaraptor.Lab.Evaluation.Values;

namespace Megaraptor.Lab.Evaluation.Starlark;

/// <summary>Turns values of VQL into values of Starlark, and back.</summary>
/// <param name="budget">What conversions cost.</param>
internal sealed class StarlarkConversion(StarlarkBudget budget)
{
    /// <summary>So deep do values nest at most. What holds itself has no end.</summary>
    private const int MaxDepth = 100;

    /// <summary>What a value costs: more than a step, as it takes memory that stays.</summary>
    private const long Cost = 8;

    /// <summary>Turns a value of VQL into one of Starlark.</summary>
    /// <param name="scope">The scope in which queries in it are run.</param>
    /// <param name="value">The value.</param>
    /// <returns>The value of Starlark.</returns>
    /// <exception cref="StarlarkException">Starlark has none like it.</exception>
    public object? ToStarlark(Scope scope, object? value) => ToStarlark(scope, value, 0);

    /// <summary>Turns a value of Starlark into one of VQL.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The value of VQL.</returns>
    /// <exception cref="StarlarkException">VQL has none like it.</exception>
    public object? ToVql(object? value) => ToVql(value, 0);

    private object? ToStarlark(Scope scope, object? value, int depth)
    {
        Count(depth);
        switch (Materialised.Query(scope, value))
        {
            case null:
                return null;
            case bool flag:
                return flag;
            case long or int or byte when VqlValue.TryInteger(value, out long integer):
                return (BigInteger)integer;
            case ulong number:
                return (BigInteger)number;
            case double number:
                return number;
            case string text:
                budget.Spend(text.Length);
                return StarlarkText.FromVql(text);
            case VqlList list:
                return new StarlarkList([.. list.Select(item => ToStarlark(scope, item, depth + 1))]);
            case VqlDict dict:
                return ToStarlark(scope, dict, depth);
            case VqlObject row when row.MemberNames.Any():
                return ToStarlark(scope, Materialised.Dict(scope, row), depth);
            case StarlarkCall call:
                return call.Function;
            case var other:
                throw new StarlarkException($"a value of type {VqlValue.TypeName(other)} has no counterpart in Starlark");
        }
    }

    private StarlarkDict ToStarlark(Scope scope, VqlDict dict, int depth)
    {
        var converted = new StarlarkDict();
        foreach (KeyValuePair<string, object?> item in dict.Items)
        {
            converted.Set(StarlarkText.FromVql(item.Key), ToStarlark(scope, item.Value, depth + 1));
        }

        return converted;
    }

    private object? ToVql(object? value, int depth)
    {
        Count(depth);
        return value switch
        {
            null or bool or double => value,
            BigInteger number => number >= long.MinValue && number <= long.MaxValue
                ? (long)number
                : throw new StarlarkException($"the integer {(number.GetBitLength() > 256 ? "" : $"{number} ")}does not fit 64 bits"),
            string text => Spent(StarlarkText.ToVql(text)),
            StarlarkList list => new VqlList([.. list.Items.Select(item => ToVql(item, depth + 1))]),
            StarlarkTuple tuple => new VqlList([.. tuple.Items.Select(item => ToVql(item, depth + 1))]),
            StarlarkRange range => ToVql(range),
            StarlarkDict dict => ToVql(dict, depth),
            StarlarkCallable callable => new StarlarkCall(callable),
            _ => throw new StarlarkException($"a value of type {StarlarkValue.TypeName(value)} has no counterpart in VQL"),
        };
    }

    private VqlList ToVql(StarlarkRange range)
    {
        if (range.Count > int.MaxValue)
        {
            throw new StarlarkException("the program takes more steps than the Lab allows");
        }

        budget.Spend(range.Count * Cost);
        var items = new object?[range.Count];
        for (int i = 0; i < items.Length; i++)
        {
            items[i] = (long)range[i];
        }

        return new VqlList(items);
    }

    /// <summary>Keys of VQL are texts, so others become theirs.</summary>
    private VqlDict ToVql(StarlarkDict dict, int depth)
    {
        var converted = new VqlDict(dict.Entries.Count);
        foreach ((StarlarkKey key, object? value) in dict.Entries)
        {
            converted.Set(StarlarkText.ToVql(StarlarkPrinter.Text(key.Value, budget)), ToVql(value, depth + 1));
        }

        return converted;
    }

    private string Spent(string text)
    {
        budget.Spend(text.Length);
        return text;
    }

    private void Count(int depth)
    {
        budget.Spend(Cost);
        if (depth > MaxDepth)
        {
            throw new StarlarkException($"the value nests deeper than {MaxDepth} levels");
        }
    }
}
