using System.CommandLine;
using Megaraptor.Sdk;

namespace Megaraptor.CommandLine.Connections;

/// <summary>Where commands get their server from: options on every command, and a client made from them.</summary>
public abstract class ClientSource
{
    /// <summary>The options that choose the server, added to every command that talks to one.</summary>
    public abstract IReadOnlyList<Option> Options { get; }

    /// <summary>The option among them that names one of several servers; null where there is only one.</summary>
    public virtual Option<string[]>? ServerOption => null;

    /// <summary>Makes the client that the options name.</summary>
    /// <param name="command">The parsed command line.</param>
    /// <param name="cancellationToken">Ends the wait for it.</param>
    /// <returns>The client, to be disposed after use.</returns>
    /// <exception cref="Sdk.Errors.ConfigurationException">No server is configured, or its configuration is broken.</exception>
    public abstract ValueTask<ClientLease> ConnectAsync(ParseResult command, CancellationToken cancellationToken);
}

/// <summary>A client, and what has to end with it.</summary>
/// <param name="client">The client.</param>
/// <param name="more">What else to dispose after the client, or null.</param>
public sealed class ClientLease(VelociraptorClient client, IAsyncDisposable? more = null) : IAsyncDisposable
{
    /// <summary>The client.</summary>
    public VelociraptorClient Client { get; } = client;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync().ConfigureAwait(false);
        if (more is not null)
        {
            await more.DisposeAsync().ConfigureAwait(false);
        }
    }
}
