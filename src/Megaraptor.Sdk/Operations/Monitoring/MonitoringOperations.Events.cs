using System.Runtime.CompilerServices;
using Megaraptor.Sdk.Catalogue;
using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Operations.Artifacts;
using Megaraptor.Sdk.Operations.Clients;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Operations.Monitoring;

/// <content>Events that are stored.</content>
public partial class MonitoringOperations
{
    /// <summary>Read the stored events of an event artifact, of one client or of the server, oldest first, in a time window. For events that are still to come use watch_events.</summary>
    /// <param name="artifact">The event artifact; artifact/source where it has several sources.</param>
    /// <param name="clientId">The client's id; 'server' for artifacts of type server_event.</param>
    /// <param name="since">From when on, by when the server took them in; from the first one when absent.</param>
    /// <param name="until">Before when; up to now when absent.</param>
    /// <param name="limit">Most events to return.</param>
    /// <param name="cursor">Continues an earlier answer: its next_cursor, with the same arguments.</param>
    /// <param name="cancellationToken">Ends the queries.</param>
    /// <returns>The events.</returns>
    /// <exception cref="NotFoundException">There is no such client, artifact or source; thrown when the events are read.</exception>
    /// <exception cref="InvalidArgumentException">The artifact yields no events, or none that are stored there; thrown when the events are read.</exception>
    [Operation("get_monitoring_events", Effect.Read, Needs = Permission.ReadResults, Verb = "monitoring events")]
    public virtual VqlRows<MonitoringEvent> EventsAsync(
        string artifact,
        string clientId,
        DateTimeOffset? since = null,
        DateTimeOffset? until = null,
        [Page(Default = 1000, Max = 10_000)] int? limit = null,
        [Cursor] string? cursor = null,
        CancellationToken cancellationToken = default) =>
        VqlRows.Create((outcome, token) => EventsAsync(artifact, clientId, since, until, limit, cursor, outcome, token), cancellationToken);

    /// <summary>Read what the queries of an event artifact logged on a client or on the server: whether it runs, and what went wrong.</summary>
    /// <param name="artifact">The event artifact; artifact/source where it has several sources.</param>
    /// <param name="clientId">The client's id; 'server' for artifacts of type server_event.</param>
    /// <param name="since">From when on; from the first one when absent.</param>
    /// <param name="until">Until when; up to now when absent.</param>
    /// <param name="limit">Most lines to return.</param>
    /// <param name="cancellationToken">Ends the queries.</param>
    /// <returns>The lines, oldest first.</returns>
    /// <exception cref="NotFoundException">There is no such client, artifact or source; thrown when the lines are read.</exception>
    [Operation("get_monitoring_logs", Effect.Read, Needs = Permission.ReadResults, Verb = "monitoring logs")]
    public virtual VqlRows<MonitoringLog> LogsAsync(
        string artifact,
        string clientId,
        DateTimeOffset? since = null,
        DateTimeOffset? until = null,
        [Page(Default = 100, Max = 10_000)] int? limit = null,
        CancellationToken cancellationToken = default) =>
        VqlRows.Create((outcome, token) => LogsAsync(artifact, clientId, since, until, limit, outcome, token), cancellationToken);

    internal async Task<EventArtifact> SettleAsync(string artifact, string clientId, CancellationToken cancellationToken)
    {
        await new ClientOperations(client).EnsureExistsAsync(clientId, cancellationToken).ConfigureAwait(false);
        EventArtifact settled = await EventArtifact.FindAsync(new ArtifactOperations(client), artifact, cancellationToken).ConfigureAwait(false);
        settled.CheckStored(clientId);
        return settled;
    }

    private async IAsyncEnumerable<MonitoringEvent> EventsAsync(
        string artifact,
        string clientId,
        DateTimeOffset? since,
        DateTimeOffset? until,
        int? limit,
        string? cursor,
        QueryOutcome outcome,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (since >= until)
        {
            throw new InvalidArgumentException("'until' is not after 'since': no event can be in between.", "Exchange them, or leave one out.");
        }

        EventArtifact settled = await SettleAsync(artifact, clientId, cancellationToken).ConfigureAwait(false);
        string call = PageCursor.Fingerprint($"{settled.Queue}\n{clientId}\n{since:O}\n{until:O}");
        StoredPosition position = cursor is null ? StoredPosition.Begin : StoredPosition.Parse(cursor, call);
        int skip = position.Rows;
        outcome.Continuation = () => position.Write(call);
        int? fetched = limit is { } most ? (int)Math.Min((long)most + skip, int.MaxValue - 1) : null;
        VqlRows<VqlRow> rows = ReadStoredAsync(clientId, settled.Queue, position.Time ?? since ?? DateTimeOffset.UnixEpoch, until, fetched, cancellationToken);
        await foreach (VqlRow row in rows.ConfigureAwait(false))
        {
            if (skip > 0)
            {
                skip--;
                continue;
            }

            MonitoringEvent read = MonitoringEvent.Of(row, settled.Queue, clientId);
            if (read.Time >= until)
            {
                continue;
            }

            outcome.RowsRead++;
            yield return read;
            position = position.Behind(read.Time);
        }

        outcome.Follow(rows.Outcome);
        if (outcome.RowsRead == 0)
        {
            await ExplainNothingAsync(settled, clientId, outcome, cancellationToken).ConfigureAwait(false);
        }
    }

    private async IAsyncEnumerable<MonitoringLog> LogsAsync(
        string artifact,
        string clientId,
        DateTimeOffset? since,
        DateTimeOffset? until,
        int? limit,
        QueryOutcome outcome,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        EventArtifact settled = await SettleAsync(artifact, clientId, cancellationToken).ConfigureAwait(false);
        VqlRows<MonitoringLog> logs = ReadLogsAsync(clientId, settled.Queue, since ?? DateTimeOffset.UnixEpoch, until, limit, cancellationToken);
        await foreach (MonitoringLog log in logs.ConfigureAwait(false))
        {
            outcome.RowsRead++;
            yield return log;
        }

        outcome.Follow(logs.Outcome);
        if (outcome.RowsRead == 0)
        {
            await ExplainNothingAsync(settled, clientId, outcome, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>No events mean little where nobody watches for them.</summary>
    private async Task ExplainNothingAsync(EventArtifact artifact, string clientId, QueryOutcome outcome, CancellationToken cancellationToken)
    {
        if (artifact.Queue.StartsWith("System.", StringComparison.Ordinal) || artifact.Queue.StartsWith("Server.Internal.", StringComparison.Ordinal) || artifact.Queue == "Server.Audit.Logs")
        {
            // The server writes these by itself.
            return;
        }

        string name = artifact.Queue.Split('/')[0];
        MonitoringTable table = clientId == Identifiers.Server
            ? await ServerTableAsync(cancellationToken).ConfigureAwait(false)
            : await ClientTableAsync(cancellationToken).ConfigureAwait(false);
        string[] labels = [.. table.Entries.Where(entry => entry.Artifact == name).Select(static entry => entry.Label)];
        if (labels.Length == 0)
        {
            outcome.AddNote($"Nothing is stored, and nobody watches for {name} now: have it watched with {(clientId == Identifiers.Server ? "add_server_monitoring" : "add_client_monitoring")}.");
        }
        else if (!labels.Contains(""))
        {
            outcome.AddNote($"Nothing is stored; only clients with the label {string.Join(" or ", labels)} watch for {name} now.");
        }
    }

    [Vql("SELECT * FROM source(client_id=@clientId, artifact=@artifact, start_time=@start, end_time=@end) LIMIT @limit")]
    private partial VqlRows<VqlRow> ReadStoredAsync(string clientId, string artifact, DateTimeOffset start, DateTimeOffset? end, int? limit, CancellationToken cancellationToken);

    [Vql("SELECT _ts, client_time, level, message FROM monitoring_logs(client_id=@clientId, artifact=@artifact, start_time=@start, end_time=@end) LIMIT @limit")]
    private partial VqlRows<MonitoringLog> ReadLogsAsync(string clientId, string artifact, DateTimeOffset start, DateTimeOffset? end, int? limit, CancellationToken cancellationToken);
}
