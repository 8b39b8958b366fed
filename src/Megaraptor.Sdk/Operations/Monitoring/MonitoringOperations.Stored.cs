using System.Runtime.CompilerServices;
using Megaraptor.Sdk.Catalogue;
using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Operations.Clients;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Operations.Monitoring;

/// <content>Which events are stored.</content>
public partial class MonitoringOperations
{
    /// <summary>List the event artifacts of which events of a client, or of the server, are stored. Start here when you do not know what was watched for. Artifacts whose definition was deleted are not found.</summary>
    /// <param name="clientId">The client's id; 'server' for the server's own.</param>
    /// <param name="cancellationToken">Ends the queries.</param>
    /// <returns>The artifacts, by name.</returns>
    /// <exception cref="NotFoundException">There is no such client; thrown when the artifacts are read.</exception>
    [Operation("list_monitoring_artifacts", Effect.Read, Needs = Permission.ReadResults, Verb = "monitoring list")]
    public virtual VqlRows<StoredArtifact> ListStoredAsync(string clientId, CancellationToken cancellationToken = default) =>
        VqlRows.Create((outcome, token) => ListStoredAsync(clientId, outcome, token), cancellationToken);

    private async IAsyncEnumerable<StoredArtifact> ListStoredAsync(string clientId, QueryOutcome outcome, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await new ClientOperations(client).EnsureExistsAsync(clientId, cancellationToken).ConfigureAwait(false);
        string type = clientId == Identifiers.Server ? EventArtifact.OfServer : EventArtifact.OfClients;
        IReadOnlyList<SourceNames> artifacts = await ReadSourcesAsync(type, cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
        string[] queues = [.. artifacts.SelectMany(static artifact => artifact.Queues()).Distinct().Order(StringComparer.Ordinal)];

        // The server lists no stored events by itself; but it finds the first one of an artifact at once.
        VqlRows<StoredArtifact> stored = ReadFirstAsync(queues, clientId, cancellationToken);
        await foreach (StoredArtifact artifact in stored.ConfigureAwait(false))
        {
            outcome.RowsRead++;
            yield return artifact;
        }

        outcome.Follow(stored.Outcome);
    }

    [Vql("SELECT name, sources.name AS source_names FROM artifact_definitions() WHERE type = @type")]
    private partial VqlRows<SourceNames> ReadSourcesAsync(string type, CancellationToken cancellationToken);

    [Vql("""
        SELECT artifact, first_event
        FROM foreach(
          row={ SELECT _value AS Queue FROM foreach(row=@queues) },
          query={ SELECT Queue AS artifact, _ts AS first_event FROM source(client_id=@clientId, artifact=Queue, start_time=0) LIMIT 1 })
        """)]
    private partial VqlRows<StoredArtifact> ReadFirstAsync(IReadOnlyList<string> queues, string clientId, CancellationToken cancellationToken);

    internal sealed record SourceNames(string Name, [property: Column("source_names")] IReadOnlyList<string> Sources)
    {
        internal IEnumerable<string> Queues() => Sources.Count == 0 ? [Name] : Sources.Select(source => source.Length == 0 ? Name : $"{Name}/{source}");
    }
}
