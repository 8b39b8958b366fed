using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Operations.Flows;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.LongRunning;

/// <summary>
/// A collection that runs on a client. It lives on the server: this object only looks at it, and another one, made from the
/// same two ids in another process, sees the same. Methods may be called from several threads.
/// </summary>
public class CollectionOperation
{
    private volatile CollectionProgress _progress = new();

    /// <summary>For substitutes in tests, see docs/testing.md. Members that are not overridden throw an <see cref="InvalidOperationException"/> where they would need a server.</summary>
    protected CollectionOperation()
        : this(VelociraptorClient.Unconnected, "", "")
    {
    }

    internal CollectionOperation(VelociraptorClient client, string clientId, string flowId)
    {
        Client = client;
        ClientId = clientId;
        Id = flowId;
    }

    /// <summary>The flow's id; unique together with the client's.</summary>
    public virtual string Id { get; }

    /// <summary>The client's id; <c>server</c> for artifacts that run on the server.</summary>
    public virtual string ClientId { get; }

    /// <summary>How far it had come when the state was last read; <see cref="CollectionStatus.Unset"/> before.</summary>
    public virtual CollectionProgress Progress => _progress;

    /// <summary>The state when it was last read.</summary>
    public virtual CollectionStatus Status => Progress.Status;

    /// <summary>Whether it had ended when the state was last read.</summary>
    public virtual bool HasCompleted => Status.HasCompleted;

    /// <summary>The server.</summary>
    private protected VelociraptorClient Client { get; }

    /// <summary>Reads the state.</summary>
    /// <param name="cancellationToken">Ends the queries.</param>
    /// <returns>The state.</returns>
    /// <exception cref="NotFoundException">There is no such client or flow.</exception>
    public virtual async Task<CollectionStatus> UpdateStatusAsync(CancellationToken cancellationToken = default) =>
        Keep(await Client.Flows.StatusAsync(ClientId, Id, cancellationToken).ConfigureAwait(false));

    /// <summary>
    /// Waits until it ends, or the time is up. Many waits share one stream of events; where that cannot be had, the state is
    /// asked for. A connection that breaks meanwhile does not end the wait unless it stays away.
    /// </summary>
    /// <param name="options">How to wait; null for as long as it takes.</param>
    /// <param name="cancellationToken">Ends the wait, and never the collection.</param>
    /// <returns>The state at the end of the wait. An error is a state like another: see <see cref="EnsureSucceeded"/>.</returns>
    /// <exception cref="NotFoundException">There is no such client or flow.</exception>
    public virtual async Task<CollectionStatus> WaitForCompletionAsync(WaitOptions? options = null, CancellationToken cancellationToken = default)
    {
        WaitOptions validated = (options ?? new WaitOptions()).Validated();
        return Keep(await new FlowWait(Client, ClientId, Id).RunAsync(validated, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Throws when it ended with an error; does nothing when it ended well, or has not ended.</summary>
    /// <exception cref="CollectionFailedException">It ended with an error, or was cancelled.</exception>
    public virtual void EnsureSucceeded()
    {
        CollectionProgress progress = Progress;
        if (progress.Status.HasCompleted && !progress.Status.HasSucceeded)
        {
            throw new CollectionFailedException($"Collection {Id} on {ClientId} failed. {progress.Situation}", ClientId, Id, progress);
        }
    }

    /// <summary>Reads the rows that have arrived: all sources, each row marked with its _Source, or one.</summary>
    /// <param name="source">One artifact, or artifact/source; null for all.</param>
    /// <param name="limit">Most rows to return; null for all.</param>
    /// <param name="cancellationToken">Ends the queries.</param>
    /// <returns>The rows. The outcome notes when more may come.</returns>
    /// <exception cref="NotFoundException">There is no such flow or source; thrown when the rows are read.</exception>
    public virtual VqlRows<VqlRow> GetRowsAsync(string? source = null, int? limit = null, CancellationToken cancellationToken = default) =>
        Client.Flows.ResultsAsync(ClientId, Id, source, limit, cancellationToken: cancellationToken);

    /// <summary>Reads what the client logged. After the end, waits a few seconds until all lines are in: they arrive late.</summary>
    /// <param name="cancellationToken">Ends the queries.</param>
    /// <returns>The lines, oldest first. The outcome notes when some are missing.</returns>
    /// <exception cref="NotFoundException">There is no such client or flow; thrown when the lines are read.</exception>
    public virtual VqlRows<FlowLog> GetLogsAsync(CancellationToken cancellationToken = default) =>
        VqlRows.Create(new FlowLogReader(Client, ClientId, Id).ReadAsync, cancellationToken);

    /// <summary>Lists the files that were uploaded.</summary>
    /// <param name="limit">Most files to return; null for all.</param>
    /// <param name="cancellationToken">Ends the queries.</param>
    /// <returns>The files.</returns>
    /// <exception cref="NotFoundException">There is no such client or flow; thrown when the files are read.</exception>
    public virtual VqlRows<FlowUpload> GetUploadsAsync(int? limit = null, CancellationToken cancellationToken = default) =>
        Client.Flows.UploadsAsync(ClientId, Id, limit, cancellationToken);

    /// <summary>Ends the collection on the client. Rows that arrived stay readable.</summary>
    /// <param name="cancellationToken">Ends the wait; a cancellation that the server has begun goes on.</param>
    /// <returns>The state before and after.</returns>
    /// <exception cref="InvalidArgumentException">It has ended already.</exception>
    public virtual Task<FlowCancellation> CancelAsync(CancellationToken cancellationToken = default) => Client.Flows.CancelAsync(ClientId, Id, cancellationToken);

    private CollectionStatus Keep(FlowStatus status)
    {
        var progress = CollectionProgress.Of(status);
        _progress = progress;
        return progress.Status;
    }
}
