using System.Runtime.CompilerServices;
using Megaraptor.Sdk.Catalogue;
using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Operations.Artifacts;
using Megaraptor.Sdk.Operations.Clients;
using Megaraptor.Sdk.Operations.Monitoring.Watching;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Operations.Monitoring;

/// <content>Events as they happen.</content>
public partial class MonitoringOperations
{
    /// <summary>
    /// Watches for the events of an artifact, for ever, over connections that break. After each break the events of the time
    /// between are read from those that the server stored, so that none is missing and none comes twice; docs/monitoring.md
    /// says how far that can be promised.
    /// </summary>
    /// <param name="artifact">The event artifact; artifact/source where it has several sources.</param>
    /// <param name="options">From when on, of which clients, and who is told of breaks; null for what happens from now on.</param>
    /// <param name="cancellationToken">Ends the watch.</param>
    /// <returns>The events. They are asked of the server as they are read.</returns>
    /// <exception cref="NotFoundException">There is no such artifact, source or client; thrown when the events are read.</exception>
    /// <exception cref="MegaraptorException">The first connection fails, no other can be made in time, or there is a gap that nobody is told of.</exception>
    public virtual IAsyncEnumerable<MonitoringEvent> WatchAsync(string artifact, MonitoringWatchOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(artifact);
        return WatchAsync(artifact, (options ?? new MonitoringWatchOptions()).Validated(), history: null, cancellationToken);
    }

    /// <summary>Wait for events of an event artifact, of any client: returns those that come within the time, or at once when the limit is reached. Pass next_cursor to go on without missing any; since reads what happened before.</summary>
    /// <param name="artifact">The event artifact, such as System.Flow.Completion; artifact/source where it has several sources.</param>
    /// <param name="clientIds">Only the events of these clients; of all when absent.</param>
    /// <param name="since">From when on; from now on when absent.</param>
    /// <param name="waitSeconds">How long to wait for events, in seconds; 0 returns what there is.</param>
    /// <param name="limit">Most events to return.</param>
    /// <param name="cursor">Continues an earlier answer: its next_cursor, with the same artifact and clients.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The events.</returns>
    /// <exception cref="NotFoundException">There is no such artifact, source or client; thrown when the events are read.</exception>
    [Operation("watch_events", Effect.Read, Needs = Permission.ReadResults, Verb = "monitoring watch")]
    public virtual VqlRows<MonitoringEvent> WaitForEventsAsync(
        string artifact,
        IReadOnlyList<string>? clientIds = null,
        DateTimeOffset? since = null,
        [Range(0, 300)] int waitSeconds = 30,
        [Page(Default = 100, Max = 500)] int? limit = null,
        [Cursor] string? cursor = null,
        CancellationToken cancellationToken = default) =>
        VqlRows.Create((outcome, token) => new EventWait(this, client.Clock, artifact, clientIds, TimeSpan.FromSeconds(waitSeconds)).ReadAsync(since, limit, cursor, outcome, token), cancellationToken);

    internal async IAsyncEnumerable<MonitoringEvent> WatchAsync(
        string artifact,
        MonitoringWatchOptions options,
        RecentEvents? history,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var clients = new ClientOperations(client);
        foreach (string clientId in options.ClientIds ?? [])
        {
            await clients.EnsureExistsAsync(clientId, cancellationToken).ConfigureAwait(false);
        }

        EventArtifact settled = await EventArtifact.FindAsync(new ArtifactOperations(client), artifact, cancellationToken).ConfigureAwait(false);
        if (options.ClientIds is { } wanted && wanted.Contains(Identifiers.Server) != (settled.Type == EventArtifact.OfServer))
        {
            throw new InvalidArgumentException($"{settled.Queue} is of type {settled.Type}: none of its events is of {string.Join(", ", wanted)}.", "Leave the clients out, or name those that send such events.");
        }

        await foreach (MonitoringEvent came in new EventWatch(client, settled, options, history).ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            yield return came;
        }
    }
}
