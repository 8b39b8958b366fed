using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.LongRunning;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Operations.Collections;

/// <content>Collections as objects that can be waited for, for programs.</content>
public partial class CollectionOperations
{
    /// <summary>Starts a collection and returns it, at once. Names, types and values of parameters are checked before anything starts.</summary>
    /// <param name="clientId">The client's id; <c>server</c> for artifacts of type server.</param>
    /// <param name="artifacts">The artifacts' names; several make one flow.</param>
    /// <param name="parameters">Values by artifact and parameter; null for the defaults.</param>
    /// <param name="options">Limits; null for those of the artifacts.</param>
    /// <param name="cancellationToken">Ends the call; a collection that has started goes on.</param>
    /// <returns>The collection.</returns>
    /// <exception cref="NotFoundException">There is no such client or artifact.</exception>
    /// <exception cref="InvalidArgumentException">An artifact cannot run there, or a parameter does not fit.</exception>
    public virtual async Task<CollectionOperation> CollectAsync(
        string clientId,
        IReadOnlyList<string> artifacts,
        IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>>? parameters = null,
        CollectionOptions? options = null,
        CancellationToken cancellationToken = default) =>
        new(client, clientId, await BeginAsync(clientId, artifacts, parameters, options, cancellationToken).ConfigureAwait(false));

    /// <summary>Starts a collection of one artifact whose rows have a type, and returns it, at once.</summary>
    /// <typeparam name="TRow">The type of a row.</typeparam>
    /// <param name="clientId">The client's id; <c>server</c> for an artifact of type server.</param>
    /// <param name="artifact">The artifact's name.</param>
    /// <param name="read">Reads one row.</param>
    /// <param name="parameters">Values by parameter; null for the defaults.</param>
    /// <param name="options">Limits; null for those of the artifact.</param>
    /// <param name="cancellationToken">Ends the call; a collection that has started goes on.</param>
    /// <returns>The collection.</returns>
    /// <exception cref="NotFoundException">There is no such client or artifact.</exception>
    /// <exception cref="InvalidArgumentException">The artifact cannot run there, or a parameter does not fit.</exception>
    public virtual async Task<CollectionOperation<TRow>> CollectAsync<TRow>(
        string clientId,
        string artifact,
        RowReader<TRow> read,
        IReadOnlyDictionary<string, string>? parameters = null,
        CollectionOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(read);
        return Resume(clientId, await BeginAsync(clientId, artifact, parameters, options, cancellationToken).ConfigureAwait(false), read);
    }

    /// <summary>Starts a collection of one artifact whose rows are records, and returns it, at once: <c>CollectAsync&lt;ProcessRow&gt;(id, "Linux.Sys.Pslist")</c>.</summary>
    /// <typeparam name="TRow">The type of a row: a partial record with <see cref="VqlRowAttribute"/>.</typeparam>
    /// <param name="clientId">The client's id; <c>server</c> for an artifact of type server.</param>
    /// <param name="artifact">The artifact's name.</param>
    /// <param name="parameters">Values by parameter; null for the defaults.</param>
    /// <param name="options">Limits; null for those of the artifact.</param>
    /// <param name="cancellationToken">Ends the call; a collection that has started goes on.</param>
    /// <returns>The collection. Its rows throw a <see cref="VqlException"/> when a column is missing that the type cannot do without.</returns>
    /// <exception cref="NotFoundException">There is no such client or artifact.</exception>
    /// <exception cref="InvalidArgumentException">The artifact cannot run there, or a parameter does not fit.</exception>
    public virtual async Task<CollectionOperation<TRow>> CollectAsync<TRow>(
        string clientId,
        string artifact,
        IReadOnlyDictionary<string, string>? parameters = null,
        CollectionOptions? options = null,
        CancellationToken cancellationToken = default)
        where TRow : IVqlRow<TRow> =>
        Resume<TRow>(clientId, await BeginAsync(clientId, artifact, parameters, options, cancellationToken).ConfigureAwait(false));

    /// <summary>A collection that was started before, perhaps by another process. Nothing is sent: whether it exists shows when its state is read.</summary>
    /// <param name="clientId">The client's id; <c>server</c> for the server's own.</param>
    /// <param name="flowId">The flow's id.</param>
    /// <returns>The collection.</returns>
    /// <exception cref="InvalidArgumentException">What was given are no such ids.</exception>
    public virtual CollectionOperation Resume(string clientId, string flowId)
    {
        Identifiers.CheckClient(clientId);
        Identifiers.CheckFlow(flowId);
        return new CollectionOperation(client, clientId, flowId);
    }

    /// <summary>A collection that was started before, perhaps by another process, with rows of a type.</summary>
    /// <typeparam name="TRow">The type of a row.</typeparam>
    /// <param name="clientId">The client's id; <c>server</c> for the server's own.</param>
    /// <param name="flowId">The flow's id.</param>
    /// <param name="read">Reads one row.</param>
    /// <returns>The collection.</returns>
    /// <exception cref="InvalidArgumentException">What was given are no such ids.</exception>
    public virtual CollectionOperation<TRow> Resume<TRow>(string clientId, string flowId, RowReader<TRow> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        Identifiers.CheckClient(clientId);
        Identifiers.CheckFlow(flowId);
        return new CollectionOperation<TRow>(client, clientId, flowId, (source, limit, token) => client.Flows.ResultsAsync(clientId, flowId, read, source, limit, token));
    }

    /// <summary>A collection that was started before, perhaps by another process, whose rows are records: <c>Resume&lt;ProcessRow&gt;(clientId, flowId)</c>.</summary>
    /// <typeparam name="TRow">The type of a row: a partial record with <see cref="VqlRowAttribute"/>.</typeparam>
    /// <param name="clientId">The client's id; <c>server</c> for the server's own.</param>
    /// <param name="flowId">The flow's id.</param>
    /// <returns>The collection. Its rows throw a <see cref="VqlException"/> when a column is missing that the type cannot do without.</returns>
    /// <exception cref="InvalidArgumentException">What was given are no such ids.</exception>
    public virtual CollectionOperation<TRow> Resume<TRow>(string clientId, string flowId)
        where TRow : IVqlRow<TRow>
    {
        Identifiers.CheckClient(clientId);
        Identifiers.CheckFlow(flowId);
        return new CollectionOperation<TRow>(client, clientId, flowId, (source, limit, token) => client.Flows.ResultsAsync<TRow>(clientId, flowId, source, limit, token));
    }

    private Task<string> BeginAsync(string clientId, string artifact, IReadOnlyDictionary<string, string>? parameters, CollectionOptions? options, CancellationToken cancellationToken)
    {
        Dictionary<string, IReadOnlyDictionary<string, string>>? all = parameters is null ? null : new() { [artifact] = parameters };
        return BeginAsync(clientId, [artifact], all, options, cancellationToken);
    }

    private async Task<string> BeginAsync(
        string clientId,
        IReadOnlyList<string> artifacts,
        IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>>? parameters,
        CollectionOptions? options,
        CancellationToken cancellationToken)
    {
        Identifiers.CheckClient(clientId);
        var starter = new CollectionStarter(client);
        ArtifactSpec spec = await starter.PrepareAsync(artifacts, parameters, clientId == Identifiers.Server, cancellationToken).ConfigureAwait(false);
        return await starter.StartAsync(clientId, spec, options ?? new CollectionOptions(), cancellationToken).ConfigureAwait(false);
    }
}
