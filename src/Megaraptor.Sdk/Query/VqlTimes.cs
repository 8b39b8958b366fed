using System.Globalization;
using Megaraptor.Vql.Templates;

namespace Megaraptor.Sdk.Query;

/// <summary>Times as VQL takes them.</summary>
internal static class VqlTimes
{
    /// <summary>A point in time as text, to the tick. As a number the server would guess its unit from its magnitude.</summary>
    internal static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffffffZ", CultureInfo.InvariantCulture);

    /// <summary>A duration as a literal of seconds: whole where it is, since an argument that wants an integer cuts a float.</summary>
    internal static string Seconds(TimeSpan time) =>
        time.Ticks % TimeSpan.TicksPerSecond == 0 ? VqlLiteral.Of(time.Ticks / TimeSpan.TicksPerSecond) : VqlLiteral.Of(time.TotalSeconds);

    /// <summary>The duration of seconds, to the nearest tick: the conversion of the framework cuts, and 566411.815 would lose one.</summary>
    internal static TimeSpan FromSeconds(double seconds) => new((long)Math.Round(seconds * TimeSpan.TicksPerSecond));
}
