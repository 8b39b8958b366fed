using Megaraptor.Sdk.Catalogue;
using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Operations.Artifacts;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Operations.Monitoring;

/// <summary>What can be asked and done about monitoring: what clients and the server watch for, and the events that came of it.</summary>
/// <param name="client">The server.</param>
public partial class MonitoringOperations(VelociraptorClient client)
{
    /// <summary>For substitutes in tests, see docs/testing.md. Members that are not overridden throw an <see cref="InvalidOperationException"/> where they would need a server.</summary>
    protected MonitoringOperations()
        : this(VelociraptorClient.Unconnected)
    {
    }

    /// <summary>What clients watch for: the event artifacts of all clients and of each label, with the parameters that were set.</summary>
    /// <param name="cancellationToken">Ends the queries.</param>
    /// <returns>The table, without the compiled queries.</returns>
    [Operation("get_client_monitoring", Effect.Read, Needs = Permission.ReadResults, Verb = "monitoring clients")]
    public virtual async Task<MonitoringTable> GetClientsAsync(CancellationToken cancellationToken = default) =>
        await WithoutSecretsAsync(await ClientTableAsync(cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);

    /// <summary>What the server itself watches for: its event artifacts, with the parameters that were set.</summary>
    /// <param name="cancellationToken">Ends the queries.</param>
    /// <returns>The table.</returns>
    [Operation("get_server_monitoring", Effect.Read, Needs = Permission.ReadResults, Verb = "monitoring server")]
    public virtual async Task<MonitoringTable> GetServerAsync(CancellationToken cancellationToken = default) =>
        await WithoutSecretsAsync(await ServerTableAsync(cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);

    private static VqlValue Only(IReadOnlyList<TableRow> rows) => rows is [var row] && !row.Monitoring.IsNull
        ? row.Monitoring
        : throw new MegaraptorException(MegaraptorErrorCode.ServerError, "The server returned no event table, and did not say why.", "Look into the server's log.");

    private async Task<MonitoringTable> ClientTableAsync(CancellationToken cancellationToken) =>
        MonitoringTables.OfClients(Only(await ReadClientTableAsync(cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false)));

    private async Task<MonitoringTable> ServerTableAsync(CancellationToken cancellationToken) =>
        MonitoringTables.OfServer(Only(await ReadServerTableAsync(cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false)));

    /// <summary>The tables hold the values of secret parameters as they are: which those are, only the definitions say.</summary>
    private async Task<MonitoringTable> WithoutSecretsAsync(MonitoringTable table, CancellationToken cancellationToken)
    {
        string[] withParameters = [.. table.Entries.Where(static entry => entry.Parameters.Count > 0).Select(static entry => entry.Artifact).Distinct()];
        if (withParameters.Length == 0)
        {
            return table;
        }

        IReadOnlyList<ParameterTypes> definitions = await ReadParametersAsync(withParameters, cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
        return MonitoringTables.Hide(table, definitions.ToDictionary(static artifact => artifact.Name, static artifact => Secrets(artifact.Parameters)));
    }

    private static IReadOnlyList<string> Secrets(IEnumerable<ArtifactParameter> parameters) =>
        [.. parameters.Where(static parameter => parameter.Type == "redacted").Select(static parameter => parameter.Name)];

    [Vql("SELECT get_client_monitoring() AS monitoring FROM scope()")]
    private partial VqlRows<TableRow> ReadClientTableAsync(CancellationToken cancellationToken);

    [Vql("SELECT get_server_monitoring() AS monitoring FROM scope()")]
    private partial VqlRows<TableRow> ReadServerTableAsync(CancellationToken cancellationToken);

    [Vql("SELECT name, parameters FROM artifact_definitions() WHERE name IN @names")]
    private partial VqlRows<ParameterTypes> ReadParametersAsync(IReadOnlyList<string> names, CancellationToken cancellationToken);

    internal sealed record TableRow(VqlValue Monitoring);

    internal sealed record ParameterTypes(string Name, IReadOnlyList<ArtifactParameter> Parameters);
}
