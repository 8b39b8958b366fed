using Megaraptor.Sdk.Errors;

namespace Megaraptor.Sdk.Operations.Monitoring;

/// <summary>How events are watched.</summary>
public sealed record MonitoringWatchOptions
{
    /// <summary>From when on; stored events are read first. Null for what happens from now on.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Only the events of these clients; null for those of all.</summary>
    public IReadOnlyList<string>? ClientIds { get; init; }

    /// <summary>
    /// Told when the watch is connected, has lost its connection, or cannot fill a gap. A gap that nobody is told of ends the
    /// watch with an exception. Called between two events; what it throws ends the watch.
    /// </summary>
    public Action<MonitoringNotice>? OnNotice { get; init; }

    /// <summary>How long connecting again is tried before the watch ends with the last failure; at least zero. Default: 15 minutes. <see cref="Timeout.InfiniteTimeSpan"/> for ever.</summary>
    public TimeSpan GiveUpAfter { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>How long to wait, once connected, before stored events are read: the server stores an event a moment after it came. Default: 5 seconds.</summary>
    public TimeSpan SettleTime { get; init; } = TimeSpan.FromSeconds(5);

    internal MonitoringWatchOptions Validated()
    {
        foreach (string clientId in ClientIds ?? [])
        {
            Identifiers.CheckClient(clientId);
        }

        if (ClientIds is { Count: 0 })
        {
            throw new InvalidArgumentException("The list of clients is empty: no event could come.", "Leave it out for all clients.");
        }

        if ((GiveUpAfter < TimeSpan.Zero && GiveUpAfter != Timeout.InfiniteTimeSpan) || SettleTime < TimeSpan.Zero)
        {
            throw new InvalidArgumentException("GiveUpAfter or SettleTime is negative.", "Leave them out for the defaults.");
        }

        return this;
    }
}

/// <summary>What happened to a watch.</summary>
public enum MonitoringNoticeKind
{
    /// <summary>It is connected: from here on events come as they happen.</summary>
    Connected,

    /// <summary>The connection broke; it is being made again.</summary>
    Lost,

    /// <summary>Events of a time are missing, and cannot be had: the server does not store those of this artifact.</summary>
    Gap,
}

/// <summary>Something that happened to a watch.</summary>
/// <param name="Kind">What.</param>
/// <param name="Message">In words.</param>
/// <param name="From">Of a gap: when it began, by the server's clock. Of a connection: since when events are complete.</param>
/// <param name="To">Of a gap: when it ended.</param>
public sealed record MonitoringNotice(MonitoringNoticeKind Kind, string Message, DateTimeOffset? From = null, DateTimeOffset? To = null);
