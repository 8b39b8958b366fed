using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Operations.Effects;
using Megaraptor.Sdk.Operations.Flows;

namespace Megaraptor.Sdk.LongRunning;

/// <summary>
/// Waits for the end of a flow. The state decides; events of ended flows only say when to look. A look that follows the
/// beginning of the events closes the gap between the two, and a rare look beside them finds what an event failed to tell.
/// </summary>
internal sealed class FlowWait(VelociraptorClient client, string clientId, string flowId)
{
    private readonly TimeProvider _clock = client.Clock;

    internal async Task<FlowStatus> RunAsync(WaitOptions options, CancellationToken cancellationToken)
    {
        FlowCompletions completions = client.Completions;
        using FlowWaiter waiter = completions.Join(clientId, flowId);
        long begin = _clock.GetTimestamp();
        long? faultBegan = null;
        FlowStatus? status = null;
        int asked = 0;
        bool wasAnnounced = false;
        while (true)
        {
            long generation = completions.Generation;
            waiter.Rearm();
            try
            {
                status = await client.Flows.StatusAsync(clientId, flowId, cancellationToken).ConfigureAwait(false);
                faultBegan = null;
                options.Progress?.Report(CollectionProgress.Of(status));
            }
            catch (MegaraptorException fault) when (status is not null && VerifiedEffect.LeavesDoubt(fault))
            {
                // The flow goes on whatever becomes of the connection and of the server: only one that stays away ends the wait.
                faultBegan ??= _clock.GetTimestamp();
                if (_clock.GetElapsedTime(faultBegan.Value) >= options.FaultPatience)
                {
                    throw;
                }
            }

            TimeSpan left = options.Timeout is { } timeout ? timeout - _clock.GetElapsedTime(begin) : TimeSpan.MaxValue;
            if (status.Ended || left <= TimeSpan.Zero)
            {
                return status;
            }

            completions.Start();
            if (waiter.IsAnnounced && !wasAnnounced)
            {
                // The state shows the end in a moment.
                (wasAnnounced, asked) = (true, 0);
            }

            bool isHeard = generation > 0 && faultBegan is null && !wasAnnounced;
            TimeSpan pause = isHeard ? Relaxed(options) : options.Polling.Pause(asked++);
            await waiter.SleepAsync(pause < left ? pause : left, _clock, cancellationToken).ConfigureAwait(false);
            if (isHeard && completions.Generation != generation && !waiter.IsAnnounced)
            {
                // The events broke off, for everyone who waits: not all of them ask at once.
                await Task.Delay(options.Polling.Longest * Random.Shared.NextDouble(), _clock, cancellationToken).ConfigureAwait(false);
                asked = 0;
            }
        }
    }

    private static TimeSpan Relaxed(WaitOptions options)
    {
        TimeSpan longest = options.Progress is not null && options.ProgressEvery < options.Polling.WithEvents ? options.ProgressEvery : options.Polling.WithEvents;
        return options.Polling.Spread(longest);
    }
}
