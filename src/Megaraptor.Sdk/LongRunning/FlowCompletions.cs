using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Query;
using Microsoft.Extensions.Logging;

namespace Megaraptor.Sdk.LongRunning;

/// <summary>
/// Hears of every flow of an org that ends, by one stream for all who wait. The stream begins with the first wait, comes back
/// when it breaks, and ends a while after the last wait. It only ever shortens a wait: the state is read in any case.
/// </summary>
internal sealed partial class FlowCompletions(VelociraptorClient client) : IAsyncDisposable
{
    private const string Watch = "SELECT ClientId, FlowId FROM watch_monitoring(artifact=\"System.Flow.Completion\")";

    /// <summary>A stream that says nothing for so long is begun anew: it may have died without a word.</summary>
    private static readonly TimeSpan s_longestStream = TimeSpan.FromHours(6);

    /// <summary>The server says that it begins a query, and subscribes a moment later.</summary>
    private static readonly TimeSpan s_settling = TimeSpan.FromMilliseconds(300);

    private static readonly TimeSpan s_linger = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_afterDenial = TimeSpan.FromMinutes(5);
    private static readonly PollingPlan s_reconnect = new() { First = TimeSpan.FromMilliseconds(500), Longest = TimeSpan.FromSeconds(30) };

    private readonly Lock _lock = new();
    private readonly Dictionary<(string ClientId, string FlowId), List<FlowWaiter>> _waiters = [];
    private readonly ILogger _logger = client.CreateLogger("Megaraptor.Sdk.LongRunning");
    private CancellationTokenSource? _stop;
    private Task _stream = Task.CompletedTask;
    private ITimer? _lingering;
    private long _opened;
    private long _generation;

    /// <summary>Which stream is heard, from 1; 0 while none is. A state that was read under a number is followed by the events of that stream without a gap.</summary>
    internal long Generation
    {
        get
        {
            lock (_lock)
            {
                return _generation;
            }
        }
    }

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
            if (!_waiters.TryGetValue((clientId, flowId), out List<FlowWaiter>? waiters))
            {
                _waiters.Add((clientId, flowId), waiters = []);
            }

            waiters.Add(waiter);
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
            if (_waiters.TryGetValue((waiter.ClientId, waiter.FlowId), out List<FlowWaiter>? waiters) && waiters.Remove(waiter) && waiters.Count == 0)
            {
                _waiters.Remove((waiter.ClientId, waiter.FlowId));
            }

            if (_waiters.Count == 0 && _stop is not null)
            {
                _lingering?.Dispose();
                _lingering = client.Clock.CreateTimer(static state => ((FlowCompletions)state!).EndIfIdle(), this, s_linger, Timeout.InfiniteTimeSpan);
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
            if (_waiters.Count == 0 && _stop is { } stop)
            {
                stop.Cancel();
                _stop = null;
                _generation = 0;
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
            long opened = _opened;
            try
            {
                await ListenAsync(token).ConfigureAwait(false);
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
                failures = _opened > opened ? 0 : failures + 1;
                pause = isDenied ? s_afterDenial : s_reconnect.Pause(failures);
                LogBroken(_logger, failure.Message, pause.TotalSeconds);
            }

            WakeAll();
            await Task.Delay(pause, client.Clock, token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ListenAsync(CancellationToken token)
    {
        VqlQuery query = VqlQuery.Raw(Watch) with { Timeout = s_longestStream };
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(token);
        bool isOpen = false;
        try
        {
            await foreach (QueryMessage message in client.Messages(query, ended.Token).ConfigureAwait(false))
            {
                if (!isOpen)
                {
                    isOpen = true;
                    _ = SettleAsync(ended.Token);
                }

                if (message.Log is not null)
                {
                    ThrowIfRefused(message.Log);
                    continue;
                }

                foreach (VqlRow row in PartReader.Read(message.Rows, VqlRow.Read, new QueryOutcome()))
                {
                    Announce(row["ClientId"].AsString() ?? "", row["FlowId"].AsString() ?? "");
                }
            }
        }
        finally
        {
            // Under the lock, so that a stream that settles in this moment does not pass for one that is heard.
            lock (_lock)
            {
                ended.Cancel();
                _generation = 0;
            }
        }
    }

    private async Task SettleAsync(CancellationToken ended)
    {
        await Task.Delay(s_settling, client.Clock, ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        lock (_lock)
        {
            if (!ended.IsCancellationRequested)
            {
                _opened++;
                _generation = _opened;
            }
        }
    }

    private static void ThrowIfRefused(string text)
    {
        VqlLogEntry log = VqlLogEntry.Parse(text);
        switch (LogRules.MeaningOf(log))
        {
            case LogMeaning.Denial:
                throw new PermissionDeniedException(LogText.Message(log.Text), null, PermissionAdvice.Find(log.Text));
            case LogMeaning.Failure or LogMeaning.Complaint or LogMeaning.NotFound or LogMeaning.SyntaxError:
                throw new VqlException(MegaraptorErrorCode.VqlError, LogText.Message(log.Text));
            default:
                break;
        }
    }

    private void Announce(string clientId, string flowId)
    {
        lock (_lock)
        {
            if (_waiters.TryGetValue((clientId, flowId), out List<FlowWaiter>? waiters))
            {
                waiters.ForEach(static waiter => waiter.Wake(isAnnounced: true));
            }
        }
    }

    /// <summary>Nobody tells of ends any more: those who wait have to ask.</summary>
    private void WakeAll()
    {
        lock (_lock)
        {
            foreach (List<FlowWaiter> waiters in _waiters.Values)
            {
                waiters.ForEach(static waiter => waiter.Wake(isAnnounced: false));
            }
        }
    }

    [LoggerMessage(EventId = 20, Level = LogLevel.Debug, Message = "Ends of collections are not announced ({Reason}): waits ask for the state. Next attempt in {Seconds:0} s.")]
    private static partial void LogBroken(ILogger logger, string reason, double seconds);
}
