using System.Runtime.CompilerServices;
using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Operations.Effects;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Operations.Monitoring.Watching;

/// <summary>Events as they happen, until the connection breaks.</summary>
internal sealed class LiveEvents : IAsyncDisposable
{
    private const string Artifact = VqlQuery.ValuePrefix + "0";

    private readonly IAsyncEnumerator<VqlRow> _rows;
    private readonly CancellationTokenSource _stop;

    private LiveEvents(IAsyncEnumerator<VqlRow> rows, CancellationTokenSource stop, DateTimeOffset begin)
    {
        _rows = rows;
        _stop = stop;
        Begin = begin;
    }

    /// <summary>When watching began, by the server's clock, which counts seconds here.</summary>
    internal DateTimeOffset Begin { get; }

    /// <summary>Why there are no more events; null while there are, and when the server ended the query without a word.</summary>
    internal MegaraptorException? Failure { get; private set; }

    /// <summary>Begins to watch.</summary>
    /// <param name="client">The server.</param>
    /// <param name="queue">The artifact, or artifact/source.</param>
    /// <param name="cancellationToken">Ends the watching.</param>
    /// <exception cref="MegaraptorException">The server cannot be reached, refuses, or does not begin within the time of a query.</exception>
    internal static async Task<LiveEvents> OpenAsync(VelociraptorClient client, string queue, CancellationToken cancellationToken)
    {
        // Statements run one after the other: the row of the first says that the server is about to watch, and since when.
        VqlQuery query = VqlQuery.Raw("SELECT now() AS now FROM scope()", "begin")
            .Then("events", $"SELECT * FROM watch_monitoring(artifact={Artifact})")
            .With(Artifact, queue);
        var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        IAsyncEnumerator<VqlRow> rows = client.Query(query with { Timeout = VqlQuery.NoTimeout }, cancellationToken: stop.Token).GetAsyncEnumerator(stop.Token);
        ITimer patience = client.Clock.CreateTimer(static state => ((CancellationTokenSource)state!).Cancel(), stop, client.QueryTimeout, Timeout.InfiniteTimeSpan);
        await using ConfiguredAsyncDisposable disposal = patience.ConfigureAwait(false);
        try
        {
            return await rows.MoveNextAsync().ConfigureAwait(false) && rows.Current["now"].AsTimestamp() is { } begin
                ? new LiveEvents(rows, stop, begin)
                : throw new MegaraptorException(MegaraptorErrorCode.ServerError, "The server ended the watch before it began, and did not say why.", "Look into the server's log.");
        }
        catch (Exception failure)
        {
            await rows.DisposeAsync().ConfigureAwait(false);
            stop.Dispose();
            if (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested)
            {
                throw new MegaraptorException(MegaraptorErrorCode.TimedOut, $"The server did not begin to watch {queue} within {client.QueryTimeout.TotalSeconds:0} seconds.", "It may be overloaded: try again, or with a longer timeout.", failure);
            }

            throw;
        }
    }

    /// <summary>The next event; null when the connection broke.</summary>
    /// <exception cref="MegaraptorException">The server refuses to go on.</exception>
    internal async Task<VqlRow?> NextAsync()
    {
        try
        {
            return await _rows.MoveNextAsync().ConfigureAwait(false) ? _rows.Current : null;
        }
        catch (MegaraptorException failure) when (IsBroken(failure))
        {
            Failure = failure;
            return null;
        }
    }

    /// <summary>Whether a failure may pass by itself. A partial result is none of the connection: there the server says what it lacks.</summary>
    internal static bool IsBroken(MegaraptorException failure) => VerifiedEffect.LeavesDoubt(failure) && failure.Code != MegaraptorErrorCode.Partial;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _rows.DisposeAsync().ConfigureAwait(false);
        _stop.Dispose();
    }
}
