using Megaraptor.Sdk.Catalogue;
using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Evidence;
using Megaraptor.Sdk.Operations.Artifacts;
using Megaraptor.Sdk.Operations.Collections;
using Megaraptor.Sdk.Operations.Effects;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Operations.Monitoring;

/// <content>Changing what is watched for.</content>
public partial class MonitoringOperations
{
    /// <summary>Have clients watch for an event artifact, from their next contact on. If they do already, its parameters are replaced, also those that are not named now. Type, names and values are checked first.</summary>
    /// <param name="artifact">The artifact's name; of type client_event.</param>
    /// <param name="parameters">Values by parameter; defaults for the others.</param>
    /// <param name="label">Only clients with this label; all clients when absent.</param>
    /// <param name="cancellationToken">Ends the wait; a change that the server has begun stays.</param>
    /// <returns>The entry as the server has it, and what it was before.</returns>
    /// <exception cref="NotFoundException">There is no such artifact.</exception>
    /// <exception cref="InvalidArgumentException">It is of another type, or a parameter does not fit.</exception>
    [Operation("add_client_monitoring", Effect.Collect, Needs = Permission.CollectClient | Permission.ReadResults, Verb = "monitoring add-client")]
    public virtual Task<MonitoringChange> AddClientAsync(string artifact, IReadOnlyDictionary<string, string>? parameters = null, string? label = null, CancellationToken cancellationToken = default)
    {
        CheckLabel(label);
        return AddAsync(EventArtifact.OfClients, artifact, parameters, label ?? "", ClientTableAsync, cancellationToken);
    }

    /// <summary>Have clients watch for an event artifact no longer. Events that are stored stay.</summary>
    /// <param name="artifact">The artifact's name.</param>
    /// <param name="label">The label under which it stands; absent for the entry of all clients.</param>
    /// <param name="cancellationToken">Ends the wait; a change that the server has begun stays.</param>
    /// <returns>The entry that was removed.</returns>
    /// <exception cref="NotFoundException">The table has no such entry.</exception>
    [Operation("remove_client_monitoring", Effect.Collect, Needs = Permission.CollectClient | Permission.ReadResults, Verb = "monitoring remove-client")]
    public virtual Task<MonitoringChange> RemoveClientAsync(string artifact, string? label = null, CancellationToken cancellationToken = default)
    {
        CheckLabel(label);
        return RemoveAsync(
            artifact,
            label ?? "",
            ClientTableAsync,
            async token => await TakeFromClientsAsync(artifact, label, token).ToListAsync(token).ConfigureAwait(false),
            cancellationToken);
    }

    /// <summary>Have the server watch for an event artifact. If it does already, its parameters are replaced, also those that are not named now. Type, names and values are checked first.</summary>
    /// <param name="artifact">The artifact's name; of type server_event.</param>
    /// <param name="parameters">Values by parameter; defaults for the others.</param>
    /// <param name="cancellationToken">Ends the wait; a change that the server has begun stays.</param>
    /// <returns>The entry as the server has it, and what it was before.</returns>
    /// <exception cref="NotFoundException">There is no such artifact.</exception>
    /// <exception cref="InvalidArgumentException">It is of another type, or a parameter does not fit.</exception>
    [Operation("add_server_monitoring", Effect.Collect, Needs = Permission.CollectServer | Permission.ReadResults, Verb = "monitoring add-server")]
    public virtual Task<MonitoringChange> AddServerAsync(string artifact, IReadOnlyDictionary<string, string>? parameters = null, CancellationToken cancellationToken = default) =>
        AddAsync(EventArtifact.OfServer, artifact, parameters, "", ServerTableAsync, cancellationToken);

    /// <summary>Have the server watch for an event artifact no longer. Events that are stored stay.</summary>
    /// <param name="artifact">The artifact's name.</param>
    /// <param name="cancellationToken">Ends the wait; a change that the server has begun stays.</param>
    /// <returns>The entry that was removed.</returns>
    /// <exception cref="NotFoundException">The table has no such entry.</exception>
    [Operation("remove_server_monitoring", Effect.Collect, Needs = Permission.CollectServer | Permission.ReadResults, Verb = "monitoring remove-server")]
    public virtual Task<MonitoringChange> RemoveServerAsync(string artifact, CancellationToken cancellationToken = default) => RemoveAsync(
        artifact,
        "",
        ServerTableAsync,
        async token => await TakeFromServerAsync(artifact, token).ToListAsync(token).ConfigureAwait(false),
        cancellationToken);

    private static void CheckLabel(string? label)
    {
        if (label is not null && string.IsNullOrWhiteSpace(label))
        {
            throw new InvalidArgumentException("'label' is empty.", "Leave it out for all clients.");
        }
    }

    private static string Place(string artifact, string label) => label.Length == 0 ? artifact : $"{artifact} for the label '{EvidenceText.Show(label)}'";

    private static bool AreEqual(IReadOnlyDictionary<string, string> left, Dictionary<string, string> right) =>
        left.Count == right.Count && left.All(entry => right.TryGetValue(entry.Key, out string? value) && value == entry.Value);

    private async Task<MonitoringChange> AddAsync(
        string type,
        string artifact,
        IReadOnlyDictionary<string, string>? parameters,
        string label,
        Func<CancellationToken, Task<MonitoringTable>> read,
        CancellationToken cancellationToken)
    {
        ArtifactDetails definition = await new ArtifactOperations(client).GetAsync(artifact, cancellationToken).ConfigureAwait(false);
        if (!string.Equals(definition.Type, type, StringComparison.OrdinalIgnoreCase))
        {
            throw new InvalidArgumentException(
                $"{definition.Name} is of type {definition.Type.ToLowerInvariant()}: {(type == EventArtifact.OfClients ? "clients" : "the server")} cannot watch for it.",
                $"Find artifacts of type {type} with list_artifacts.");
        }

        var names = new BoundNames();
        Dictionary<string, string> values = ArtifactSpec.Values(definition, parameters ?? new Dictionary<string, string>());
        string function = type == EventArtifact.OfClients ? "add_client_monitoring" : "add_server_monitoring";
        string members = BoundNames.Dictionary("parameter", values.Select(entry => new KeyValuePair<string, string>(entry.Key, names.Value(entry.Value))));
        string ofLabel = label.Length == 0 ? "" : $", label={names.Value(label)}";
        VqlQuery query = names.ToQuery($"SELECT {function}(artifact={names.Value(definition.Name)}, parameters={members}{ofLabel}) AS monitoring FROM scope()");

        MonitoredArtifact? before = (await read(cancellationToken).ConfigureAwait(false)).Find(definition.Name, label);
        MonitoringTable after = await VerifiedEffect.RunAsync(
            client.Clock,
            $"{Place(definition.Name, label)} is in the event table with these parameters",
            async token => await client.Query(query, cancellationToken: token).ToListAsync(token).ConfigureAwait(false),
            read,
            table => table.Find(definition.Name, label) is { } entry && AreEqual(entry.Parameters, values),
            cancellationToken).ConfigureAwait(false);
        IReadOnlyList<string> secrets = Secrets(definition.Parameters);
        return new MonitoringChange(
            definition.Name,
            label,
            MonitoringTables.Hide(after.Find(definition.Name, label)!.Parameters, secrets),
            before is not null,
            MonitoringTables.Hide(before?.Parameters ?? new Dictionary<string, string>(), secrets));
    }

    private async Task<MonitoringChange> RemoveAsync(
        string artifact,
        string label,
        Func<CancellationToken, Task<MonitoringTable>> read,
        Func<CancellationToken, Task> act,
        CancellationToken cancellationToken)
    {
        ArtifactNames.Check(artifact);
        MonitoringTable table = await WithoutSecretsAsync(await read(cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        MonitoredArtifact before = table.Find(artifact, label) ?? throw new NotFoundException(
            $"The event table has no entry {Place(artifact, label)}.",
            table.Entries.Count == 0 ? "It is empty." : $"It has {string.Join(", ", table.Entries.Select(static entry => Place(entry.Artifact, entry.Label)))}.");
        await VerifiedEffect.RunAsync(
            client.Clock,
            $"{Place(artifact, label)} is gone from the event table",
            act,
            read,
            after => after.Find(artifact, label) is null,
            cancellationToken).ConfigureAwait(false);
        return new MonitoringChange(artifact, label, before.Parameters, Existed: true, before.Parameters);
    }

    [Vql("SELECT rm_client_monitoring(artifact=@artifact, label=@label) AS monitoring FROM scope()")]
    private partial VqlRows<TableRow> TakeFromClientsAsync(string artifact, string? label, CancellationToken cancellationToken);

    [Vql("SELECT rm_server_monitoring(artifact=@artifact) AS monitoring FROM scope()")]
    private partial VqlRows<TableRow> TakeFromServerAsync(string artifact, CancellationToken cancellationToken);
}
