using System.Runtime.CompilerServices;
using Megaraptor.Sdk.Catalogue;
using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Operations.Monitoring.Watching;

/// <summary>A watch of some seconds, for callers that ask again and again.</summary>
/// <param name="monitoring">The events.</param>
/// <param name="clock">The clock.</param>
/// <param name="artifact">The artifact.</param>
/// <param name="clientIds">The clients; null for all.</param>
/// <param name="wait">How long, from when it is connected.</param>
internal sealed class EventWait(MonitoringOperations monitoring, TimeProvider clock, string artifact, IReadOnlyList<string>? clientIds, TimeSpan wait)
{
    /// <summary>Shorter than a watch that runs on needs: what is stored later than that is found by the next call, which looks back.</summary>
    private static readonly TimeSpan s_settle = TimeSpan.FromSeconds(1);

    internal async IAsyncEnumerable<MonitoringEvent> ReadAsync(DateTimeOffset? since, int? limit, string? cursor, QueryOutcome outcome, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string call = PageCursor.Fingerprint($"{artifact}\n{string.Join('\n', clientIds ?? [])}");
        if (cursor is not null && since is not null)
        {
            throw new InvalidArgumentException("'since' and 'cursor' both say where to begin.", "Give one of them.");
        }

        RecentEvents? taken = cursor is not null ? WatchCursor.Parse(cursor, call) : since is { } begin ? RecentEvents.Since(begin) : null;
        using var over = new CancellationTokenSource();
        using var both = CancellationTokenSource.CreateLinkedTokenSource(over.Token, cancellationToken);
        ITimer? timer = null;
        MonitoringWatchOptions options = new MonitoringWatchOptions { Since = since, ClientIds = clientIds, SettleTime = s_settle, OnNotice = Note }.Validated();
        RecentEvents? history = cursor is null ? null : WatchCursor.Parse(cursor, call);
        IAsyncEnumerator<MonitoringEvent> events = monitoring.WatchAsync(artifact, options, history, both.Token).GetAsyncEnumerator(both.Token);
        try
        {
            while ((limit is null || outcome.RowsRead < limit) && await NextAsync(events, over.Token, cancellationToken).ConfigureAwait(false))
            {
                MonitoringEvent came = events.Current;
                outcome.RowsRead++;
                outcome.HasMore = true;
                outcome.Continuation = taken is null ? null : () => WatchCursor.Write(call, taken);
                yield return came;
                taken?.Add(new SeenEvent(EventKey.Of(came.ClientId, came.Row), came.Time ?? taken.Position));
            }
        }
        finally
        {
            await events.DisposeAsync().ConfigureAwait(false);
            if (timer is not null)
            {
                await timer.DisposeAsync().ConfigureAwait(false);
            }
        }

        // Events have no end: there is always more, and a place to go on from.
        outcome.HasMore = true;
        outcome.Continuation = taken is null ? null : () => WatchCursor.Write(call, taken);
        outcome.Verdict = outcome.RowsRead > 0 ? VqlVerdict.Ok : VqlVerdict.OkNoRows;
        if (outcome.RowsRead == 0)
        {
            outcome.AddNote($"No event came within {wait.TotalSeconds:0} seconds.");
        }

        void Note(MonitoringNotice notice)
        {
            switch (notice.Kind)
            {
                case MonitoringNoticeKind.Connected:
                    DateTimeOffset complete = notice.From!.Value;
                    taken ??= RecentEvents.Since(complete);
                    taken.MoveTo(complete);
                    timer ??= clock.CreateTimer(static source => ((CancellationTokenSource)source!).Cancel(), over, wait, Timeout.InfiniteTimeSpan);
                    break;
                case MonitoringNoticeKind.Lost:
                    outcome.AddNote($"The connection was lost meanwhile, and taken up again without a gap where the server stores these events: {notice.Message}");
                    break;
                default:
                    outcome.AddNote(notice.Message);
                    break;
            }
        }
    }

    private static async Task<bool> NextAsync(IAsyncEnumerator<MonitoringEvent> events, CancellationToken over, CancellationToken cancellationToken)
    {
        try
        {
            return await events.MoveNextAsync().ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }
}
