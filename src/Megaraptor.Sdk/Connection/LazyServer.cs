namespace Megaraptor.Sdk.Connection;

/// <summary>The client of one server: made at its first use, once. When making it fails, the next use tries again.</summary>
internal sealed class LazyServer(Func<CancellationToken, ValueTask<VelociraptorClient>> connect, bool ownsClient) : IAsyncDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private VelociraptorClient? _client;

    internal async ValueTask<VelociraptorClient> GetAsync(CancellationToken cancellationToken)
    {
        if (_client is { } ready)
        {
            return ready;
        }

        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return _client ??= await connect(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _gate.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        _gate.Dispose();
        if (ownsClient && _client is not null)
        {
            await _client.DisposeAsync().ConfigureAwait(false);
        }
    }
}
