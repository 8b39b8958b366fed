using Megaraptor.Lab.Evaluation.Values;

namespace Megaraptor.Lab.Evaluation.Time;

/// <summary>The members of a time, such as <c>t.Unix</c>.</summary>
internal static class TimeMembers
{
    /// <summary>The members that <c>*</c> selects.</summary>
    public static readonly IReadOnlyList<string> Names =
    [
        "Day", "Hour", "ISOWeek", "IsDST", "IsZero", "Minute", "Month", "Nanosecond", "Second", "String", "UTC",
        "Unix", "UnixMicro", "UnixMilli", "UnixNano", "Weekday", "Year", "YearDay", "Zone",
    ];

    /// <summary>Looks a member up. The first letter may be small.</summary>
    /// <param name="time">The time.</param>
    /// <param name="name">The member's name.</param>
    /// <param name="value">Its value.</param>
    /// <returns>False when there is no such member.</returns>
    public static bool TryGet(VqlTime time, string name, out object? value)
    {
        string capital = name.Length > 0 ? char.ToUpperInvariant(name[0]) + name[1..] : name;
        CivilTime shown = time.In(VqlZone.Utc);
        value = capital switch
        {
            "Day" => shown.Day,
            "Hour" => shown.Hour,
            "ISOWeek" => (int)shown.IsoWeek().Year,
            "IsDST" => false,
            "IsZero" => time.IsZero,
            "Minute" => shown.Minute,
            "Month" => shown.Month,
            "Nanosecond" => time.Nanoseconds,
            "Second" => shown.Second,
            "String" => GoTimeLayout.Format(shown, GoTimeLayout.Rfc3339),
            "UTC" or "Local" => time,
            "Unix" => time.Seconds,
            "UnixMicro" => unchecked((time.Seconds * 1_000_000) + (time.Nanoseconds / 1000)),
            "UnixMilli" => unchecked((time.Seconds * 1000) + (time.Nanoseconds / 1_000_000)),
            "UnixNano" => time.UnixNanoseconds,
            "Weekday" => shown.Weekday,
            "Year" => (int)shown.Year,
            "YearDay" => shown.YearDay,
            "Zone" => "UTC",
            _ => null,
        };
        return value is not null;
    }
}
