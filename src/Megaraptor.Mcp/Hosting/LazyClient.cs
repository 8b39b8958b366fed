using Megaraptor.Sdk;

namespace Megaraptor.Mcp.Hosting;

/// <summary>The client of a server: made at the first call, once, and disposed with the server. When making it fails, the next call tries again.</summary>
internal sealed class LazyClient(Func<CancellationToken, ValueTask<VelociraptorClient>> connect) : IAsyncDisposable
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
        if (_client is not null)
        {
            await _client.DisposeAsync().ConfigureAwait(false);
        }
    }
}
