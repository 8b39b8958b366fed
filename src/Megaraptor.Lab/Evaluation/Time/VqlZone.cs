using System.Diagnostics.CodeAnalysis;

namespace Megaraptor.Lab.Evaluation.Time;

/// <summary>A time zone by its name, or a fixed offset.</summary>
internal sealed class VqlZone
{
    private readonly TimeZoneInfo? _zone;
    private readonly int _offset;

    private VqlZone(string name, TimeZoneInfo? zone, int offset)
    {
        Name = name;
        _zone = zone;
        _offset = offset;
    }

    /// <summary>UTC.</summary>
    public static VqlZone Utc { get; } = new("UTC", null, 0);

    /// <summary>The zone's name; empty for a fixed offset without one.</summary>
    public string Name { get; }

    /// <summary>A zone that is always off by the same number of seconds.</summary>
    /// <param name="seconds">Seconds east of UTC.</param>
    /// <param name="name">Its abbreviation, or empty.</param>
    /// <returns>The zone.</returns>
    public static VqlZone Fixed(int seconds, string name = "") => new(name, null, seconds);

    /// <summary>Finds a zone in the time zone database.</summary>
    /// <param name="name">The name, such as <c>Europe/Berlin</c>; empty and <c>UTC</c> mean UTC.</param>
    /// <param name="zone">The zone.</param>
    /// <returns>False when there is no such zone.</returns>
    public static bool TryFind(string name, [NotNullWhen(true)] out VqlZone? zone)
    {
        if (name is "" or "UTC")
        {
            zone = Utc;
            return true;
        }

        if (TimeZoneInfo.TryFindSystemTimeZoneById(name, out TimeZoneInfo? found))
        {
            zone = new VqlZone(name, found, 0);
            return true;
        }

        zone = null;
        return false;
    }

    /// <summary>How far the zone is ahead of UTC at a time.</summary>
    /// <param name="unixSeconds">The time.</param>
    /// <returns>Seconds east of UTC.</returns>
    public int OffsetAt(long unixSeconds) => _zone is null ? _offset : (int)_zone.GetUtcOffset(Reachable(unixSeconds)).TotalSeconds;

    /// <summary>Whether summer time holds at a time.</summary>
    /// <param name="unixSeconds">The time.</param>
    /// <returns>True in summer time.</returns>
    public bool IsDaylightSavingAt(long unixSeconds) => _zone?.IsDaylightSavingTime(Reachable(unixSeconds)) ?? false;

    /// <summary>The zone's abbreviation at a time: <c>UTC</c>, or the offset where no letters are known.</summary>
    /// <param name="unixSeconds">The time.</param>
    /// <returns>The abbreviation.</returns>
    public string AbbreviationAt(long unixSeconds)
    {
        if (_zone is null && Name.Length > 0)
        {
            return Name;
        }

        string? letters = IsDaylightSavingAt(unixSeconds) ? _zone?.DaylightName : _zone?.StandardName;
        if (letters is { Length: > 0 and < 6 } && letters.All(char.IsAsciiLetter))
        {
            return letters;
        }

        int minutes = OffsetAt(unixSeconds) / 60;
        string hours = $"{(minutes < 0 ? '-' : '+')}{Math.Abs(minutes) / 60:00}";
        return minutes % 60 == 0 ? hours : $"{hours}{Math.Abs(minutes) % 60:00}";
    }

    /// <summary>The time at which a clock in this zone shows a date and time of day.</summary>
    /// <param name="localSeconds">The shown time, counted as if it were UTC.</param>
    /// <returns>Seconds since 1970.</returns>
    public long ToUnix(long localSeconds)
    {
        // The offset before the guess is tried first: in the hour that a clock shows twice, the earlier one counts.
        int offset = OffsetAt(localSeconds - OffsetAt(localSeconds - 86400));
        long guess = localSeconds - offset;
        return OffsetAt(guess) == offset ? guess : localSeconds - OffsetAt(guess);
    }

    private static DateTimeOffset Reachable(long unixSeconds) =>
        DateTimeOffset.FromUnixTimeSeconds(Math.Clamp(unixSeconds, -62135510400, 253402214400));
}
