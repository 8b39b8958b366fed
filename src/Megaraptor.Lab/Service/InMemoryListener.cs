using System.IO.Pipelines;
using System.Net;
using System.Threading.Channels;
using Microsoft.AspNetCore.Connections;

namespace Megaraptor.Lab.Service;

/// <summary>Accepts connections that never leave the process. TLS and everything above it are the same as on a port.</summary>
internal sealed class InMemoryListener : IConnectionListener
{
    private readonly Channel<ConnectionContext> _waiting = Channel.CreateUnbounded<ConnectionContext>();
    private long _count;

    /// <inheritdoc/>
    public EndPoint EndPoint { get; } = new InMemoryEndPoint();

    /// <summary>Opens a connection.</summary>
    /// <returns>The client's end.</returns>
    /// <exception cref="IOException">The server has stopped.</exception>
    public Stream Connect()
    {
        var toServer = new Pipe();
        var toClient = new Pipe();
        var connection = new DefaultConnectionContext($"memory-{Interlocked.Increment(ref _count)}")
        {
            Transport = new Duplex(toServer.Reader, toClient.Writer),
            LocalEndPoint = EndPoint,
            RemoteEndPoint = new IPEndPoint(IPAddress.Loopback, 0),
        };
        return _waiting.Writer.TryWrite(connection)
            ? new DuplexStream(toClient.Reader, toServer.Writer)
            : throw new IOException("The Lab has stopped.");
    }

    /// <inheritdoc/>
    public async ValueTask<ConnectionContext?> AcceptAsync(CancellationToken cancellationToken = default) =>
        await _waiting.Reader.WaitToReadAsync(cancellationToken).ConfigureAwait(false) && _waiting.Reader.TryRead(out ConnectionContext? connection) ? connection : null;

    /// <inheritdoc/>
    public ValueTask UnbindAsync(CancellationToken cancellationToken = default)
    {
        _waiting.Writer.TryComplete();
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => UnbindAsync();

    private sealed record Duplex(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}

/// <summary>The address of what stays in the process.</summary>
internal sealed class InMemoryEndPoint : EndPoint
{
    /// <inheritdoc/>
    public override string ToString() => "memory";
}

/// <summary>Gives the server its listener for <see cref="InMemoryEndPoint"/>.</summary>
/// <param name="listener">The listener.</param>
internal sealed class InMemoryListenerFactory(InMemoryListener listener) : IConnectionListenerFactory, IConnectionListenerFactorySelector
{
    /// <inheritdoc/>
    public bool CanBind(EndPoint endpoint) => endpoint is InMemoryEndPoint;

    /// <inheritdoc/>
    public ValueTask<IConnectionListener> BindAsync(EndPoint endpoint, CancellationToken cancellationToken = default) => new(listener);
}
