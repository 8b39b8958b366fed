using System.Text.Json;

namespace Megaraptor.Sdk.Query;

/// <content>Durations.</content>
public static partial class JsonValues
{
    /// <summary>A duration, from a number of seconds; zero for what is none.</summary>
    /// <param name="reader">Stands on the value.</param>
    /// <returns>The duration.</returns>
    public static TimeSpan Duration(ref Utf8JsonReader reader) => OptionalDuration(ref reader) ?? TimeSpan.Zero;

    /// <summary>A duration, from a number of seconds; null for what is none, and for what is longer than 29,000 years.</summary>
    /// <param name="reader">Stands on the value.</param>
    /// <returns>The duration.</returns>
    public static TimeSpan? OptionalDuration(ref Utf8JsonReader reader) =>
        OptionalDouble(ref reader) is { } seconds && Math.Abs(seconds) < 922_337_203_685 ? VqlTimes.FromSeconds(seconds) : null;
}
