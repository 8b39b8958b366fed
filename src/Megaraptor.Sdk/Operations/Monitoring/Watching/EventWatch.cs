using System.Runtime.CompilerServices;
using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Operations.Monitoring.Watching;

/// <summary>
/// Watches for events over connections that break. It begins to watch first and reads what is stored then, so that nothing
/// falls in between; what comes on both ways is handed out once.
/// </summary>
/// <param name="client">The server.</param>
/// <param name="artifact">The artifact.</param>
/// <param name="options">How to watch.</param>
/// <param name="history">The events handed out earlier, of a watch that goes on; null for a new one.</param>
internal sealed class EventWatch(VelociraptorClient client, EventArtifact artifact, MonitoringWatchOptions options, RecentEvents? history)
{
    private readonly StoredEvents _stored = new(client, artifact, options.ClientIds);
    private readonly ReconnectDelays _delays = new();
    private RecentEvents? _history = history ?? (options.Since is { } since ? RecentEvents.Since(since) : null);
    private long? _lostAt;

    /// <summary>The events, for ever.</summary>
    internal async IAsyncEnumerable<MonitoringEvent> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        MegaraptorException? lost = null;
        while (true)
        {
            LiveEvents live = lost is null
                ? await LiveEvents.OpenAsync(client, artifact.Queue, cancellationToken).ConfigureAwait(false)
                : await ReconnectAsync(lost, cancellationToken).ConfigureAwait(false);
            await using ConfiguredAsyncDisposable disposal = live.ConfigureAwait(false);
            RepeatFilter repeats = new([]);
            Fill? fill = Begin(live);
            if (fill is not null)
            {
                await Task.Delay(options.SettleTime, client.Clock, cancellationToken).ConfigureAwait(false);
                await foreach (MonitoringEvent missed in fill.ReadAsync(_stored, repeats, cancellationToken).ConfigureAwait(false))
                {
                    yield return missed;
                }
            }

            lost = fill?.Failure;
            if (lost is null)
            {
                _delays.Reset();
                _lostAt = null;
                _history!.MoveTo(live.Begin);
                Tell(new MonitoringNotice(MonitoringNoticeKind.Connected, $"Watching {artifact.Queue}.", _history.Position));
                while (await live.NextAsync().ConfigureAwait(false) is { } row)
                {
                    if (Take(row, live.Begin, repeats) is { } came)
                    {
                        yield return came;
                    }
                }

                lost = live.Failure ?? new MegaraptorException(MegaraptorErrorCode.Unreachable, "The server ended the watch.", "It may have been restarted.");
            }

            Tell(new MonitoringNotice(MonitoringNoticeKind.Lost, lost.Message, _history!.Position));
        }
    }

    /// <summary>What must be read of the time before this connection; null for nothing.</summary>
    private Fill? Begin(LiveEvents live)
    {
        bool isFirst = _history is null;
        _history ??= RecentEvents.Since(live.Begin);
        if (artifact.IsStored)
        {
            // On the first connection too: an event may come after the server said that it begins, and before it does.
            return new Fill(_history, live.Begin);
        }

        if (isFirst)
        {
            return null;
        }

        var gap = new MonitoringNotice(
            MonitoringNoticeKind.Gap,
            $"The server does not store the events of {artifact.Queue}: those from {_history.Position:u} to {live.Begin:u} are missing.",
            _history.Position,
            live.Begin);
        if (options.OnNotice is null)
        {
            throw new MegaraptorException(MegaraptorErrorCode.Partial, gap.Message, "Set OnNotice to be told of gaps and go on.");
        }

        Tell(gap);
        return null;
    }

    private MonitoringEvent? Take(VqlRow row, DateTimeOffset begin, RepeatFilter repeats)
    {
        MonitoringEvent came = MonitoringEvent.Of(row, artifact.Queue, Identifiers.Server);
        var seen = new SeenEvent(EventKey.Of(came.ClientId, came.Row), came.Time ?? begin);
        if ((options.ClientIds is { } wanted && !wanted.Contains(came.ClientId)) || repeats.IsRepeat(seen))
        {
            return null;
        }

        _history!.Add(seen);
        return came;
    }

    private async Task<LiveEvents> ReconnectAsync(MegaraptorException lost, CancellationToken cancellationToken)
    {
        _lostAt ??= client.Clock.GetTimestamp();
        while (true)
        {
            if (options.GiveUpAfter != Timeout.InfiniteTimeSpan && client.Clock.GetElapsedTime(_lostAt.Value) >= options.GiveUpAfter)
            {
                throw new MegaraptorException(
                    MegaraptorErrorCode.Unreachable,
                    $"The watch of {artifact.Queue} was lost, and could not be taken up again within {options.GiveUpAfter}: {lost.Message}",
                    $"Events up to {_history!.Position:u} were handed out: watch again with that as Since.",
                    lost);
            }

            await Task.Delay(_delays.Next(), client.Clock, cancellationToken).ConfigureAwait(false);
            try
            {
                return await LiveEvents.OpenAsync(client, artifact.Queue, cancellationToken).ConfigureAwait(false);
            }
            catch (MegaraptorException failure) when (IsPassing(failure))
            {
                lost = failure;
            }
        }
    }

    /// <summary>A server that is being restarted drops connections in every way there is.</summary>
    private static bool IsPassing(MegaraptorException failure) => LiveEvents.IsBroken(failure) || failure.Code == MegaraptorErrorCode.Tls;

    private void Tell(MonitoringNotice notice) => options.OnNotice?.Invoke(notice);
}
