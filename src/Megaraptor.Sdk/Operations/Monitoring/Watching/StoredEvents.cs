using System.Globalization;
using System.Runtime.CompilerServices;
using Megaraptor.Sdk.Query;
using Megaraptor.Vql.Templates;

namespace Megaraptor.Sdk.Operations.Monitoring.Watching;

/// <summary>The stored events of an artifact from a time on, of all clients that may have sent some, in the order of their times.</summary>
/// <param name="client">The server.</param>
/// <param name="artifact">The artifact.</param>
/// <param name="clientIds">The clients; null for all.</param>
internal sealed class StoredEvents(VelociraptorClient client, EventArtifact artifact, IReadOnlyList<string>? clientIds)
{
    /// <summary>Who sent an event was seen by the server; but it writes down when that was only now and then.</summary>
    private static readonly TimeSpan s_seenMargin = TimeSpan.FromHours(1);

    /// <summary>What came in a long outage takes the server a while to put in order.</summary>
    private static readonly TimeSpan s_timeout = TimeSpan.FromMinutes(10);

    internal async IAsyncEnumerable<MonitoringEvent> ReadAsync(DateTimeOffset from, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (VqlRow row in client.Query(Query(from) with { Timeout = client.QueryTimeout > s_timeout ? client.QueryTimeout : s_timeout }, cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            MonitoringEvent read = MonitoringEvent.Of(row, artifact.Queue, Identifiers.Server);
            if (read.Time is null || read.Time >= from)
            {
                yield return read;
            }
        }
    }

    private VqlQuery Query(DateTimeOffset from)
    {
        var names = new BoundNames();
        string start = $"timestamp(epoch={names.Value(from.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffffffZ", CultureInfo.InvariantCulture))})";
        string queue = names.Value(artifact.Queue);
        if (artifact.Type == EventArtifact.OfServer)
        {
            return names.ToQuery($"SELECT * FROM source(client_id={names.Value(Identifiers.Server)}, artifact={queue}, start_time={start}) ORDER BY _ts");
        }

        string clients = clientIds is null
            ? $"{{ SELECT client_id AS _Sender FROM clients() WHERE last_seen_at >= {VqlLiteral.Of((from - s_seenMargin).ToUnixTimeMilliseconds() * 1000)} }}"
            : $"{{ SELECT _value AS _Sender FROM foreach(row={names.List(clientIds)}) }}";
        return names.ToQuery($$"""
            SELECT * FROM foreach(
              row={{clients}},
              query={ SELECT * FROM source(client_id=_Sender, artifact={{queue}}, start_time={{start}}) })
            ORDER BY _ts
            """);
    }
}
