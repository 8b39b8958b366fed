using Megaraptor.Sdk.Operations.Flows;
using Megaraptor.Sdk.Operations.Results;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Operations.Files;

/// <summary>Finds the hash of an upload that the endpoint wrote into the flow's results.</summary>
internal sealed class UploadHashes(VelociraptorClient client, string clientId, string flowId)
{
    private const int Sample = 50;
    private const int MostRows = 100;

    /// <summary>The SHA-256 of every row that is of this upload; none when no row says it.</summary>
    internal async Task<IReadOnlyList<string>> FindAsync(IReadOnlyList<string> sources, string clientPath, CancellationToken cancellationToken)
    {
        var hashes = new List<string>();
        foreach (string source in sources)
        {
            IReadOnlyList<VqlRow> first = await new FlowOperations(client).SourceAsync(clientId, flowId, source, 0, Sample, cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
            foreach (string column in first.SelectMany(static row => row.Columns).Where(static column => IsUpload(column.Value)).Select(static column => column.Key).Distinct(StringComparer.Ordinal))
            {
                if (ColumnPath.TryQuote(column) is { } quoted)
                {
                    hashes.AddRange(await ReadAsync(source, $"{quoted}.sha256", $"{quoted}.Path", clientPath, cancellationToken).ConfigureAwait(false));
                }
            }

            if (first.Any(static row => row["Sha256"].AsString() is { Length: > 0 } && !row["StoredSize"].IsNull))
            {
                hashes.AddRange(await ReadAsync(source, "Sha256", "Path", clientPath, cancellationToken).ConfigureAwait(false));
            }
        }

        return [.. hashes.Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    private static bool IsUpload(VqlValue value) => value["sha256"].AsString() is { Length: > 0 } && !value["StoredSize"].IsNull;

    private async Task<IEnumerable<string>> ReadAsync(string source, string hash, string path, string clientPath, CancellationToken cancellationToken)
    {
        var names = new BoundNames();
        VqlQuery query = names.ToQuery($"SELECT {hash} AS __sha256 FROM source(client_id={names.Value(clientId)}, flow_id={names.Value(flowId)}, artifact={names.Value(source)}) WHERE {path} = {names.Value(clientPath)} LIMIT {MostRows}");
        IReadOnlyList<VqlRow> rows = await client.Query(query, cancellationToken: cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
        return rows.Select(static row => row["__sha256"].AsString()).OfType<string>().Where(static text => text.Length == 64);
    }
}
