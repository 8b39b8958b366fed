namespace Megaraptor.Sdk.Operations.Monitoring.Watching;

/// <summary>An event that was handed out or read: what it says, and when the server took it in.</summary>
/// <param name="Key">What it says.</param>
/// <param name="Time">When.</param>
internal readonly record struct SeenEvent(ulong Key, DateTimeOffset Time);

/// <summary>
/// The events of the last while before a position. Where stored and watched events overlap, each of them answers for one
/// repeat of itself: the same content twice means two events, if it came twice.
/// </summary>
/// <param name="position">The time up to which all events were handed out.</param>
/// <param name="floor">When the watch began: nothing before it is read, whatever overlaps.</param>
/// <param name="window">How far back events are remembered.</param>
internal sealed class RecentEvents(DateTimeOffset position, DateTimeOffset floor, TimeSpan window)
{
    /// <summary>How far the time of a stored event may lie from that of the same event as it was watched.</summary>
    internal static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(3);

    /// <summary>How far back events are remembered while a watch runs.</summary>
    internal static readonly TimeSpan Window = TimeSpan.FromSeconds(30);

    private readonly LinkedList<SeenEvent> _events = [];

    /// <summary>The time up to which all events were handed out, by the server's clock.</summary>
    internal DateTimeOffset Position { get; private set; } = position;

    /// <summary>When the watch began.</summary>
    internal DateTimeOffset Floor => floor;

    /// <summary>The events that are remembered.</summary>
    internal IEnumerable<SeenEvent> Events => _events;

    /// <summary>Whence stored events must be read, so that none is missed and each that was handed out is remembered.</summary>
    internal DateTimeOffset ReadFrom => Position - window + Tolerance is var from && from > floor ? from : floor;

    /// <summary>Nothing handed out yet, of a watch that begins at a time.</summary>
    internal static RecentEvents Since(DateTimeOffset begin) => begin > DateTimeOffset.UnixEpoch
        ? new RecentEvents(begin, begin, Window)
        : new RecentEvents(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, Window);

    /// <summary>Remembers an event.</summary>
    internal void Add(SeenEvent seen)
    {
        _events.AddLast(seen);
        MoveTo(seen.Time);
    }

    /// <summary>Says that all events up to a time were handed out.</summary>
    internal void MoveTo(DateTimeOffset time)
    {
        if (time > Position)
        {
            Position = time;
        }

        while (_events.First is { } oldest && oldest.Value.Time < Position - window)
        {
            _events.RemoveFirst();
        }
    }

    /// <summary>What answers for repeats from now on; each event for one.</summary>
    internal RepeatFilter ToFilter() => new(_events);
}

/// <summary>Passes over events that were handed out already.</summary>
internal sealed class RepeatFilter
{
    private readonly Dictionary<ulong, List<DateTimeOffset>> _times = [];

    internal RepeatFilter(IEnumerable<SeenEvent> events)
    {
        foreach (SeenEvent seen in events)
        {
            Add(seen);
        }
    }

    internal void Add(SeenEvent seen)
    {
        if (_times.TryGetValue(seen.Key, out List<DateTimeOffset>? times))
        {
            times.Add(seen.Time);
        }
        else
        {
            _times.Add(seen.Key, [seen.Time]);
        }
    }

    /// <summary>Whether an event repeats one that was handed out. That one answers for no other.</summary>
    internal bool IsRepeat(SeenEvent seen)
    {
        if (!_times.TryGetValue(seen.Key, out List<DateTimeOffset>? times))
        {
            return false;
        }

        int index = times.FindIndex(time => (time - seen.Time).Duration() <= RecentEvents.Tolerance);
        if (index >= 0)
        {
            times.RemoveAt(index);
        }

        return index >= 0;
    }
}
