using System.Threading.Channels;
using Megaraptor.Sdk.Operations.Monitoring;

namespace Megaraptor.Sdk.Tests.Operations;

/// <summary>Watches the events that <see cref="EventSource"/> sends, and knows how often it was connected.</summary>
internal sealed class WatchedNumbers : IAsyncDisposable
{
    private readonly Channel<long> _numbers = Channel.CreateUnbounded<long>();
    private readonly SemaphoreSlim _connected = new(0);
    private readonly CancellationTokenSource _end = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    private readonly Task _reading;
    private int _taken;

    internal WatchedNumbers(VelociraptorClient client, string artifact, MonitoringWatchOptions? options = null)
    {
        MonitoringWatchOptions all = (options ?? new MonitoringWatchOptions()) with { SettleTime = TimeSpan.Zero, OnNotice = Note };
        _reading = ReadAsync(client.Monitoring.WatchAsync(artifact, all, _end.Token));
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _reading;
        _end.Dispose();
        _connected.Dispose();
    }

    /// <summary>Waits until it was connected so many times.</summary>
    internal async Task ConnectedAsync(int times = 1)
    {
        while (_taken < times)
        {
            await await Task.WhenAny(_connected.WaitAsync(_end.Token), _reading);
            _taken++;
        }
    }

    /// <summary>The next so many numbers.</summary>
    internal async Task<IReadOnlyList<long>> TakeAsync(int count)
    {
        var numbers = new List<long>();
        while (numbers.Count < count)
        {
            numbers.Add(await _numbers.Reader.ReadAsync(_end.Token));
        }

        return numbers;
    }

    private async Task ReadAsync(IAsyncEnumerable<MonitoringEvent> events)
    {
        try
        {
            await foreach (MonitoringEvent came in events)
            {
                _numbers.Writer.TryWrite(came.Row["Number"].AsInt64() ?? -1);
            }
        }
        catch (OperationCanceledException) when (_end.IsCancellationRequested)
        {
            _numbers.Writer.TryComplete();
        }
        catch (Exception failure)
        {
            _numbers.Writer.TryComplete(failure);
            throw;
        }
    }

    private void Note(MonitoringNotice notice)
    {
        if (notice.Kind == MonitoringNoticeKind.Connected)
        {
            _connected.Release();
        }
    }
}
