using Megaraptor.Lab.Evaluation.Values;

namespace Megaraptor.Lab.Evaluation.Time;

/// <summary>The parts of a date and time of day that a text gave. What it did not give is the start of the year 0.</summary>
internal struct DateFields
{
    /// <summary>The year, 0 to 9999.</summary>
    public int Year;

    /// <summary>The month, 1 to 12; 0 when not given.</summary>
    public int Month;

    /// <summary>The day of the month; 0 when not given.</summary>
    public int Day;

    /// <summary>The day of the year; 0 when not given.</summary>
    public int YearDay;

    /// <summary>The hour.</summary>
    public int Hour;

    /// <summary>The minute.</summary>
    public int Minute;

    /// <summary>The second.</summary>
    public int Second;

    /// <summary>The fraction of the second.</summary>
    public int Nanoseconds;

    /// <summary>Seconds east of UTC, or null when not given.</summary>
    public int? Offset;

    /// <summary>The abbreviation of a zone, or null when not given.</summary>
    public string? ZoneName;

    /// <summary>The time that the parts tell.</summary>
    /// <param name="zone">The zone of a text that names none.</param>
    /// <param name="time">The time.</param>
    /// <returns>False when there is no such date or time of day.</returns>
    public readonly bool TryResolve(VqlZone zone, out VqlTime time)
    {
        time = default;
        if (Hour > 23 || Minute > 59 || Second > 59 || !TryDate(out int month, out int day))
        {
            return false;
        }

        long local = CivilTime.Seconds(Year, month, day, (Hour * 3600) + (Minute * 60) + Second);
        long unix = (Offset, ZoneName) switch
        {
            ({ } offset, _) => local - offset,
            (_, { } name) => local - ZoneNames.OffsetOf(name, zone, local),
            _ => zone.ToUnix(local),
        };
        time = new VqlTime(unix, Nanoseconds);
        return true;
    }

    private readonly bool TryDate(out int month, out int day)
    {
        month = Month == 0 ? 1 : Month;
        day = Day == 0 ? 1 : Day;
        if (YearDay == 0)
        {
            return month <= 12 && day <= CivilTime.DaysIn(Year, month);
        }

        int left = YearDay;
        for (int candidate = 1; candidate <= 12; candidate++)
        {
            int days = CivilTime.DaysIn(Year, candidate);
            if (left <= days)
            {
                bool agrees = (Month == 0 || Month == candidate) && (Day == 0 || Day == left);
                (month, day) = (candidate, left);
                return agrees;
            }

            left -= days;
        }

        return false;
    }
}
