using System.Globalization;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Catalogue;

/// <content>Numbers in a range, and durations.</content>
public sealed partial class ArgumentReader
{
    /// <summary>The longest duration that a <see cref="TimeSpan"/> of whole seconds holds.</summary>
    private const double MostSeconds = 922_337_203_685;

    private const string DurationText = "a duration";

    /// <summary>Reads a number that may be given.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="min">The smallest value.</param>
    /// <param name="max">The largest value.</param>
    /// <returns>The number, or null.</returns>
    public double? OptionalNumber(string name, double min, double max) => Within(name, OptionalNumber(name), min, max);

    /// <summary>Reads a number that must be given.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="min">The smallest value.</param>
    /// <param name="max">The largest value.</param>
    /// <returns>The number.</returns>
    public double RequiredNumber(string name, double min, double max)
    {
        int before = _problems.Count;
        double? value = OptionalNumber(name, min, max);
        Require(name, "a number", value is null && _problems.Count == before);
        return value ?? min;
    }

    /// <summary>Reads a duration that may be given: seconds, and on the command line also 90s, 15m, 2h, 1d.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="min">The shortest, in seconds.</param>
    /// <param name="max">The longest, in seconds.</param>
    /// <returns>The duration, or null.</returns>
    public TimeSpan? OptionalDuration(string name, double min = 0, double max = MostSeconds)
    {
        _known.Add(name);
        ArgumentState state = source.Duration(name, out double seconds);
        return Accept(name, state, DurationText) && Within(name, seconds, min, Math.Min(max, MostSeconds)) is { } length ? VqlTimes.FromSeconds(length) : null;
    }

    /// <summary>Reads a duration that must be given.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="min">The shortest, in seconds.</param>
    /// <param name="max">The longest, in seconds.</param>
    /// <returns>The duration.</returns>
    public TimeSpan RequiredDuration(string name, double min = 0, double max = MostSeconds)
    {
        int before = _problems.Count;
        TimeSpan? value = OptionalDuration(name, min, max);
        Require(name, DurationText, value is null && _problems.Count == before);
        return value ?? default;
    }

    private double? Within(string name, double? value, double min, double max)
    {
        if (value is not { } number || (number >= min && number <= max))
        {
            return value;
        }

        _problems.Add(string.Create(CultureInfo.InvariantCulture, $"'{source.Spell(name)}' must be from {min} to {max}, not {number}."));
        return null;
    }
}
