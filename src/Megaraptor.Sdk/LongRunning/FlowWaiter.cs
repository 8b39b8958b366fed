namespace Megaraptor.Sdk.LongRunning;

/// <summary>One wait for the end of one flow. It is woken when the end is announced, and when nobody announces ends any more.</summary>
internal sealed class FlowWaiter(FlowCompletions completions, string clientId, string flowId) : IDisposable
{
    private volatile TaskCompletionSource _woken = New();
    private volatile bool _isAnnounced;

    internal string ClientId => clientId;

    internal string FlowId => flowId;

    /// <summary>Whether the end was announced; the state may show it a moment later.</summary>
    internal bool IsAnnounced => _isAnnounced;

    public void Dispose() => completions.Leave(this);

    /// <summary>From now on a wake ends the next sleep. To be called before the state is read.</summary>
    internal void Rearm() => _woken = New();

    internal void Wake(bool isAnnounced)
    {
        _isAnnounced |= isAnnounced;
        _woken.TrySetResult();
    }

    /// <summary>Sleeps until it is woken or the time is over.</summary>
    internal async Task SleepAsync(TimeSpan time, TimeProvider clock, CancellationToken cancellationToken)
    {
        try
        {
            await _woken.Task.WaitAsync(time, clock, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // The time is over: that is what was asked for.
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
