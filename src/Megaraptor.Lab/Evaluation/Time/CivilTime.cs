using Megaraptor.Lab.Evaluation.Values;

namespace Megaraptor.Lab.Evaluation.Time;

/// <summary>A date and time of day in a zone, in the Gregorian calendar carried on before its beginning and into any year.</summary>
internal readonly struct CivilTime
{
    private const long SecondsPerDay = 86400;

    /// <summary>From 0000-03-01 to 1970-01-01.</summary>
    private const long DaysToEpoch = 719468;

    private const long DaysPerEra = 146097;

    private CivilTime(VqlTime time, VqlZone zone)
    {
        Time = time;
        Zone = zone;
        Offset = zone.OffsetAt(time.Seconds);
        long local = time.Seconds + Offset;
        long days = FloorDivide(local, SecondsPerDay);
        int second = (int)(local - (days * SecondsPerDay));
        Hour = second / 3600;
        Minute = second / 60 % 60;
        Second = second % 60;
        Weekday = (int)(((days % 7) + 11) % 7);

        // Years that begin in March put the leap day at the end; eras of 400 years repeat.
        long shifted = days + DaysToEpoch;
        long era = FloorDivide(shifted, DaysPerEra);
        long dayOfEra = shifted - (era * DaysPerEra);
        long yearOfEra = (dayOfEra - (dayOfEra / 1460) + (dayOfEra / 36524) - (dayOfEra / 146096)) / 365;
        long dayOfYear = dayOfEra - ((365 * yearOfEra) + (yearOfEra / 4) - (yearOfEra / 100));
        long month = ((5 * dayOfYear) + 2) / 153;
        Day = (int)(dayOfYear - (((153 * month) + 2) / 5) + 1);
        Month = (int)(month < 10 ? month + 3 : month - 9);
        Year = yearOfEra + (era * 400) + (Month <= 2 ? 1 : 0);
        YearDay = (int)(days - DaysBefore(Year, 1, 1)) + 1;
    }

    /// <summary>The time that is shown.</summary>
    public VqlTime Time { get; }

    /// <summary>The zone it is shown in.</summary>
    public VqlZone Zone { get; }

    /// <summary>Seconds east of UTC.</summary>
    public int Offset { get; }

    /// <summary>The year; may be 0, negative or beyond 9999.</summary>
    public long Year { get; }

    /// <summary>1 to 12.</summary>
    public int Month { get; }

    /// <summary>1 to 31.</summary>
    public int Day { get; }

    /// <summary>0 to 23.</summary>
    public int Hour { get; }

    /// <summary>0 to 59.</summary>
    public int Minute { get; }

    /// <summary>0 to 59.</summary>
    public int Second { get; }

    /// <summary>0 for Sunday to 6.</summary>
    public int Weekday { get; }

    /// <summary>1 to 366.</summary>
    public int YearDay { get; }

    /// <summary>The date and time of day of a time in a zone.</summary>
    /// <param name="time">The time.</param>
    /// <param name="zone">The zone.</param>
    /// <returns>Date and time of day.</returns>
    public static CivilTime Of(VqlTime time, VqlZone zone) => new(time, zone);

    /// <summary>The seconds that a clock in UTC would have counted since 1970 when it shows a date and time of day.</summary>
    /// <param name="year">Any year.</param>
    /// <param name="month">1 to 12.</param>
    /// <param name="day">1 to 31; more reaches into the next month.</param>
    /// <param name="secondOfDay">Seconds since midnight.</param>
    /// <returns>Seconds since 1970.</returns>
    public static long Seconds(long year, int month, int day, int secondOfDay = 0) =>
        (DaysBefore(year, month, day) * SecondsPerDay) + secondOfDay;

    /// <summary>The number of days of a month.</summary>
    /// <param name="year">The year.</param>
    /// <param name="month">1 to 12.</param>
    /// <returns>28 to 31.</returns>
    public static int DaysIn(long year, int month) => month switch
    {
        2 => IsLeap(year) ? 29 : 28,
        4 or 6 or 9 or 11 => 30,
        _ => 31,
    };

    /// <summary>The year to which the ISO week of the day belongs, and the week.</summary>
    /// <returns>Year and week, 1 to 53.</returns>
    public (long Year, int Week) IsoWeek()
    {
        // The week belongs to the year of its Thursday.
        int fromMonday = (Weekday + 6) % 7;
        CivilTime thursday = Of(VqlTime.FromUnix(Seconds(Year, Month, Day) + ((3 - fromMonday) * SecondsPerDay)), VqlZone.Utc);
        return (thursday.Year, ((thursday.YearDay - 1) / 7) + 1);
    }

    private static bool IsLeap(long year) => year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

    private static long DaysBefore(long year, int month, int day)
    {
        long shiftedYear = month <= 2 ? year - 1 : year;
        long era = FloorDivide(shiftedYear, 400);
        long yearOfEra = shiftedYear - (era * 400);
        long dayOfYear = (((153 * (month > 2 ? month - 3 : month + 9)) + 2) / 5) + day - 1;
        long dayOfEra = (yearOfEra * 365) + (yearOfEra / 4) - (yearOfEra / 100) + dayOfYear;
        return (era * DaysPerEra) + dayOfEra - DaysToEpoch;
    }

    private static long FloorDivide(long value, long by) => value >= 0 ? value / by : ((value + 1) / by) - 1;
}
