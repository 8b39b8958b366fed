using System.Runtime.CompilerServices;
using Megaraptor.Sdk.Errors;

namespace Megaraptor.Sdk.Operations.Monitoring.Watching;

/// <summary>Fills the time before a connection from the stored events.</summary>
/// <param name="history">The events handed out so far.</param>
/// <param name="liveSince">When the connection began to watch: what is stored since comes on it as well.</param>
internal sealed class Fill(RecentEvents history, DateTimeOffset liveSince)
{
    /// <summary>Why the time is not filled; null when it is.</summary>
    internal MegaraptorException? Failure { get; private set; }

    /// <summary>The events that were missed.</summary>
    /// <param name="stored">The stored events.</param>
    /// <param name="repeats">Learns of events that will come again.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    internal async IAsyncEnumerable<MonitoringEvent> ReadAsync(StoredEvents stored, RepeatFilter repeats, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        RepeatFilter handedOut = history.ToFilter();
        IAsyncEnumerator<MonitoringEvent> events = stored.ReadAsync(history.ReadFrom, cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using ConfiguredAsyncDisposable disposal = events.ConfigureAwait(false);
        while (await NextAsync(events).ConfigureAwait(false))
        {
            MonitoringEvent read = events.Current;
            var seen = new SeenEvent(EventKey.Of(read.ClientId, read.Row), read.Time ?? history.Position);
            if (handedOut.IsRepeat(seen))
            {
                continue;
            }

            if (seen.Time >= liveSince - RecentEvents.Tolerance)
            {
                repeats.Add(seen);
            }

            history.Add(seen);
            yield return read;
        }
    }

    private async Task<bool> NextAsync(IAsyncEnumerator<MonitoringEvent> events)
    {
        try
        {
            return await events.MoveNextAsync().ConfigureAwait(false);
        }
        catch (MegaraptorException failure) when (LiveEvents.IsBroken(failure))
        {
            Failure = failure;
            return false;
        }
    }
}
