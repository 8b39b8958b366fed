using System.Numerics;

namespace Megaraptor.Lab.Evaluation.Starlark.Values;

/// <summary>A row of integers.</summary>
/// <param name="Start">The first.</param>
/// <param name="Stop">The one that is not reached.</param>
/// <param name="Step">From one to the next; not 0.</param>
internal sealed record StarlarkRange(long Start, long Stop, long Step)
{
    /// <summary>How many they are.</summary>
    public long Count { get; } = (long)Int128.Min(
        long.MaxValue,
        Int128.Max(0, Step > 0 ? ((Int128)Stop - Start + Step - 1) / Step : ((Int128)Start - Stop - Step - 1) / -(Int128)Step));

    /// <summary>One of them.</summary>
    /// <param name="index">Its place.</param>
    public BigInteger this[long index] => (BigInteger)Start + ((BigInteger)index * Step);

    /// <summary>Makes a row of integers.</summary>
    /// <param name="function">What makes it, for messages.</param>
    /// <param name="start">The first.</param>
    /// <param name="stop">The one that is not reached.</param>
    /// <param name="step">From one to the next.</param>
    /// <returns>The row.</returns>
    /// <exception cref="StarlarkException">A bound is too large, or the step is 0.</exception>
    public static StarlarkRange Of(string function, BigInteger start, BigInteger stop, BigInteger step)
    {
        if (step.IsZero)
        {
            throw new StarlarkException($"{function}: step argument must not be zero");
        }

        foreach (BigInteger bound in (ReadOnlySpan<BigInteger>)[start, stop, step])
        {
            if (bound < long.MinValue || bound > long.MaxValue)
            {
                throw new StarlarkException($"{function}: {bound} out of range");
            }
        }

        return new StarlarkRange((long)start, (long)stop, (long)step);
    }
}
