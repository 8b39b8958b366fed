using System.Numerics;
using Megaraptor.Lab.Evaluation.Starlark.Execution;

namespace Megaraptor.Lab.Evaluation.Starlark.Values;

/// <summary>A value as a key of a dict.</summary>
internal readonly struct StarlarkKey : IEquatable<StarlarkKey>
{
    /// <summary>Tuples can hold others many times over, and nothing is gained by such keys.</summary>
    private const long MostComparisons = 100_000;

    private readonly int _hash;

    /// <summary>Makes a key.</summary>
    /// <param name="value">The value.</param>
    /// <exception cref="StarlarkException">A value of the kind can be no key.</exception>
    public StarlarkKey(object? value)
    {
        _hash = Hash(value);
        Value = value;
    }

    /// <summary>The value.</summary>
    public object? Value { get; }

    /// <inheritdoc/>
    public bool Equals(StarlarkKey other) => _hash == other._hash && (Value is string text
        ? other.Value is string same && text == same
        : StarlarkComparison.AreEqual(Value, other.Value, new StarlarkBudget(MostComparisons, CancellationToken.None)));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is StarlarkKey other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _hash;

    private static int Hash(object? value)
    {
        StarlarkException.ThrowIfTooDeep();
        switch (value)
        {
            case double number when double.IsFinite(number) && double.IsInteger(number):
                return new BigInteger(number).GetHashCode();
            case StarlarkRange range:
                return HashCode.Combine(range.Count, range.Count == 0 ? 0 : range.Start);
            case null or bool or BigInteger or double or StarlarkCallable:
                return value?.GetHashCode() ?? 0;
            case string text:
                return string.GetHashCode(text, StringComparison.Ordinal);
            case StarlarkTuple tuple:
                return tuple.Hash ??= HashOf(tuple);
            default:
                throw new StarlarkException($"unhashable type: {StarlarkValue.TypeName(value)}");
        }
    }

    private static int HashOf(StarlarkTuple tuple)
    {
        var hash = default(HashCode);
        foreach (object? item in tuple.Items)
        {
            hash.Add(Hash(item));
        }

        return hash.ToHashCode();
    }
}
