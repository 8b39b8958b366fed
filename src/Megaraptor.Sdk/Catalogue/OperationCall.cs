using Megaraptor.Sdk.Connection;

namespace Megaraptor.Sdk.Catalogue;

/// <summary>One call of an operation: its arguments, the server it goes to, and where its result goes.</summary>
/// <param name="arguments">The arguments as the surface received them.</param>
/// <param name="connect">Gives the client of the server that the call names, null for none; asked only after the arguments were bound. May throw what a configuration lacks.</param>
/// <param name="sink">Takes the result.</param>
/// <param name="services">Gives what else an operation's class asks for in its constructor; null when there is nothing.</param>
public sealed class OperationCall(IArgumentSource arguments, Func<string?, CancellationToken, ValueTask<VelociraptorClient>> connect, ResultSink sink, IServiceProvider? services = null)
{
    /// <summary>Makes a call where there is one server only, which has no name.</summary>
    /// <param name="arguments">The arguments as the surface received them.</param>
    /// <param name="connect">Gives the client; asked only after the arguments were bound.</param>
    /// <param name="sink">Takes the result.</param>
    /// <param name="services">Gives what else an operation's class asks for in its constructor; null when there is nothing.</param>
    public OperationCall(IArgumentSource arguments, Func<CancellationToken, ValueTask<VelociraptorClient>> connect, ResultSink sink, IServiceProvider? services = null)
        : this(arguments, ServerSet.Borrowed(connect).GetAsync, sink, services)
    {
    }

    /// <summary>The arguments as the surface received them.</summary>
    public IArgumentSource Arguments { get; } = arguments;

    /// <summary>Takes the result.</summary>
    public ResultSink Sink { get; } = sink;

    /// <summary>The client of this call, in the org and with the time limit that its arguments name.</summary>
    /// <param name="server">The server, the org and the time limit. Every org is the caller's to go through: the client's own is kept then.</param>
    /// <param name="cancellationToken">Ends the wait for it.</param>
    /// <returns>The client.</returns>
    public async ValueTask<VelociraptorClient> ConnectAsync(ServerChoice server, CancellationToken cancellationToken)
    {
        VelociraptorClient client = await connect(server.Server, cancellationToken).ConfigureAwait(false);
        if (server.OrgId is { } orgId && !server.IsEveryOrg)
        {
            client = client.ForOrg(orgId);
        }

        return server.Timeout is { } timeout ? client.WithTimeout(timeout) : client;
    }

    /// <summary>A service that an operation's class asks for in its constructor.</summary>
    /// <typeparam name="T">The service's type.</typeparam>
    /// <returns>The service.</returns>
    /// <exception cref="InvalidOperationException">The host does not offer it.</exception>
    public T Service<T>()
        where T : class =>
        services?.GetService(typeof(T)) as T
        ?? throw new InvalidOperationException($"The operation needs a {typeof(T).Name}, which this host does not offer: pass an IServiceProvider that holds one.");
}
