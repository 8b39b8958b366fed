using Megaraptor.Sdk.Errors;
using Microsoft.Extensions.Logging;

namespace Megaraptor.Sdk.LongRunning;

/// <summary>
/// Hears of every flow of an org that ends, by one stream for all who wait. The stream begins with the first wait, comes back
/// when it breaks, and ends a while after the last wait. It only ever shortens a wait: the state is read in any case.
/// </summary>
internal sealed partial class FlowCompletions : IAsyncDisposable
{
    private static readonly TimeSpan s_linger = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_afterDenial = TimeSpan.FromMinutes(5);
    private static readonly PollingPlan s_reconnect = new() { First = TimeSpan.FromMilliseconds(500), Longest = TimeSpan.FromSeconds(30) };

    private readonly Lock _lock = new();
    private readonly FlowWaiters _waiters;
    private readonly CompletionEvents _events;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private CancellationTokenSource? _stop;
    private Task _stream = Task.CompletedTask;
    private ITimer? _lingering;

    internal FlowCompletions(VelociraptorClient client)
    {
        _clock = client.Clock;
        _logger = client.CreateLogger("Megaraptor.Sdk.LongRunning");
        _waiters = new FlowWaiters();
        _events = new CompletionEvents(client, _waiters.Announce);
    }

    /// <summary>Which stream is heard, see <see cref="CompletionEvents.Generation"/>.</summary>
    internal long Generation => _events.Generation;

    public async ValueTask DisposeAsync() => await Stop().ConfigureAwait(false);

    /// <summary>Ends the stream.</summary>
    /// <returns>Ends when the stream has.</returns>
    internal Task Stop()
    {
        lock (_lock)
        {
            _lingering?.Dispose();
            _lingering = null;
            _stop?.Cancel();
            return _stream;
        }
    }

    /// <summary>Adds a wait. Dispose of it at its end.</summary>
    internal FlowWaiter Join(string clientId, string flowId)
    {
        var waiter = new FlowWaiter(this, clientId, flowId);
        lock (_lock)
        {
            _waiters.Add(waiter);
            _lingering?.Dispose();
            _lingering = null;
        }

        return waiter;
    }

    /// <summary>Takes a wait out; the stream ends when none came back for a while.</summary>
    internal void Leave(FlowWaiter waiter)
    {
        lock (_lock)
        {
            _waiters.Remove(waiter);
            if (_waiters.IsEmpty && _stop is not null)
            {
                _lingering?.Dispose();
                _lingering = _clock.CreateTimer(static state => ((FlowCompletions)state!).EndIfIdle(), this, s_linger, Timeout.InfiniteTimeSpan);
            }
        }
    }

    /// <summary>Begins the stream unless there is one.</summary>
    internal void Start()
    {
        lock (_lock)
        {
            if (_stop is null)
            {
                _stop = new CancellationTokenSource();
                CancellationToken token = _stop.Token;
                Task before = _stream;
                _stream = Task.Run(() => RunAsync(before, token), CancellationToken.None);
            }
        }
    }

    private void EndIfIdle()
    {
        lock (_lock)
        {
            if (_waiters.IsEmpty && _stop is { } stop)
            {
                stop.Cancel();
                _stop = null;
                _events.Silence();
            }
        }
    }

    private async Task RunAsync(Task before, CancellationToken token)
    {
        await before.ConfigureAwait(false);
        int failures = 0;
        while (!token.IsCancellationRequested)
        {
            TimeSpan pause;
            long opened = _events.Opened;
            try
            {
                await _events.ListenAsync(token).ConfigureAwait(false);
                failures = 0;
                pause = s_reconnect.Pause(0);
            }
            catch (Exception) when (token.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                // Whatever ends the stream, those who wait are told, and ask by themselves.
                bool isDenied = failure is PermissionDeniedException;
                failures = _events.Opened > opened ? 0 : failures + 1;
                pause = isDenied ? s_afterDenial : s_reconnect.Pause(failures);
                LogBroken(_logger, failure.Message, pause.TotalSeconds);
            }

            _waiters.WakeAll();
            await Task.Delay(pause, _clock, token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(EventId = 20, Level = LogLevel.Debug, Message = "Ends of collections are not announced ({Reason}): waits ask for the state. Next attempt in {Seconds:0} s.")]
    private static partial void LogBroken(ILogger logger, string reason, double seconds);
}
