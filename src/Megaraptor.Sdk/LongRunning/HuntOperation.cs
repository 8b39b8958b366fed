using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Operations.Hunts;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.LongRunning;

/// <summary>A hunt to follow, wait for and read. Its id is all that another process needs to go on with it: <c>client.Hunts.Resume(id)</c>.</summary>
public class HuntOperation
{
    private readonly VelociraptorClient _client;

    /// <summary>For substitutes in tests, see docs/testing.md. Members that are not overridden throw an <see cref="InvalidOperationException"/> where they would need a server.</summary>
    protected HuntOperation()
        : this(VelociraptorClient.Unconnected, "")
    {
    }

    internal HuntOperation(VelociraptorClient client, string id)
    {
        _client = client;
        Id = id;
    }

    /// <summary>The hunt's id.</summary>
    public virtual string Id { get; }

    /// <summary>How far it had come when it was last looked at; null before the first look.</summary>
    public virtual HuntProgress? Progress { get; private set; }

    /// <summary>Its state when it was last looked at.</summary>
    public virtual HuntOperationState State => Progress?.State ?? HuntOperationState.Unknown;

    /// <summary>Whether every client that had it had finished when it was last looked at.</summary>
    public virtual bool HasCompleted => Progress?.HasCompleted == true;

    /// <summary>Looks at the hunt.</summary>
    /// <param name="cancellationToken">Ends the query.</param>
    /// <returns>How far it has come.</returns>
    /// <exception cref="NotFoundException">There is no such hunt.</exception>
    public virtual async Task<HuntProgress> UpdateStatusAsync(CancellationToken cancellationToken = default) =>
        Progress = HuntProgress.Of(await _client.Hunts.GetAsync(Id, cancellationToken).ConfigureAwait(false));

    /// <summary>
    /// Waits until every client that has the hunt has finished, or the hunt expired, or no further client can join one that
    /// was stopped. Ending the wait never stops the hunt.
    /// </summary>
    /// <param name="wait">How to wait; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>How far it has come; <see cref="HuntProgress.HasCompleted"/> tells whether it is complete.</returns>
    /// <exception cref="NotFoundException">There is no such hunt.</exception>
    /// <exception cref="MegaraptorException">The hunt is paused and was given to no client, so that it would never end; or the server could not be asked.</exception>
    public virtual async Task<HuntProgress> WaitForCompletionAsync(HuntWait? wait = null, CancellationToken cancellationToken = default)
    {
        wait ??= new HuntWait();
        var pause = new HuntPause(wait, _client.Clock);
        while (true)
        {
            if (await LookAsync(pause, cancellationToken).ConfigureAwait(false) is { } progress)
            {
                wait.Progress?.Report(progress);
                if (IsOver(progress, wait))
                {
                    return progress;
                }
            }

            await pause.TakeAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Reads its rows, each with the client that sent it. Every source of every artifact, unless one is named.</summary>
    /// <param name="artifact">One artifact, or artifact/source.</param>
    /// <param name="limit">Most rows to return; null for all.</param>
    /// <param name="cancellationToken">Ends the queries.</param>
    /// <returns>The rows.</returns>
    public virtual VqlRows<VqlRow> GetRowsAsync(string? artifact = null, int? limit = null, CancellationToken cancellationToken = default) =>
        _client.Hunts.ResultsAsync(Id, artifact, limit, cancellationToken: cancellationToken);

    /// <summary>How each client stands.</summary>
    /// <param name="state">Only clients that failed, that have not finished, or that have; null for all.</param>
    /// <param name="limit">Most clients to return; null for all.</param>
    /// <param name="cancellationToken">Ends the queries.</param>
    /// <returns>The clients.</returns>
    public virtual VqlRows<HuntFlow> GetClientsAsync(HuntFlowState? state = null, int? limit = null, CancellationToken cancellationToken = default) =>
        _client.Hunts.FlowsAsync(Id, state, limit, cancellationToken);

    /// <summary>Stops the hunt: no further client gets it. Clients that have it go on.</summary>
    /// <param name="cancellationToken">Ends the wait; the server goes on stopping it.</param>
    /// <returns>The hunt as the server has it now.</returns>
    public virtual Task<HuntChange> StopAsync(CancellationToken cancellationToken = default) => _client.Hunts.ModifyAsync(Id, HuntAction.Stop, cancellationToken: cancellationToken);

    /// <summary>Looks once; null when the connection failed and another try is due.</summary>
    private async Task<HuntProgress?> LookAsync(HuntPause pause, CancellationToken cancellationToken)
    {
        try
        {
            HuntProgress progress = await UpdateStatusAsync(cancellationToken).ConfigureAwait(false);
            pause.Succeeded();
            return progress;
        }
        catch (MegaraptorException failure) when (failure.Code == MegaraptorErrorCode.Unreachable && pause.MayFailAgain())
        {
            return null;
        }
    }

    private bool IsOver(HuntProgress progress, HuntWait wait)
    {
        if (progress.HasCompleted && progress.Scheduled >= (wait.AtLeastClients ?? 1))
        {
            return true;
        }

        if (progress.State == HuntOperationState.Paused && progress.Scheduled == 0 && wait.AtLeastClients is null)
        {
            throw new MegaraptorException(MegaraptorErrorCode.Refused, $"Hunt {Id} is paused and was given to no client: it would never end.", "Start it first, or say with AtLeastClients that you wait for somebody else to do so.");
        }

        // Nobody joins a hunt that was stopped, so those who have it are all.
        bool isClosed = progress.State != HuntOperationState.Paused && progress.State != HuntOperationState.Running;
        return (isClosed && progress.Unfinished == 0) || progress.Expires <= _client.Clock.GetUtcNow();
    }
}
