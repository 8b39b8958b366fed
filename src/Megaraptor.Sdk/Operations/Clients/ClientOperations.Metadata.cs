using Megaraptor.Sdk.Catalogue;
using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Operations.Effects;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Operations.Clients;

/// <content>Metadata: values that analysts keep of a client, by key.</content>
public partial class ClientOperations
{
    /// <summary>The metadata that analysts keep of one endpoint.</summary>
    /// <param name="clientId">The client's id.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    /// <returns>The metadata.</returns>
    /// <exception cref="NotFoundException">There is no such client.</exception>
    [Operation("get_client_metadata", Effect.Read, Needs = Permission.ReadResults, Verb = "clients metadata")]
    public virtual async Task<ClientMetadata> GetMetadataAsync(string clientId, CancellationToken cancellationToken = default)
    {
        await EnsureExistsAsync(clientId, cancellationToken).ConfigureAwait(false);
        return new ClientMetadata(clientId, await MetadataOfAsync(clientId, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Set metadata of one endpoint; other keys stay as they are. An empty value is kept as such; remove deletes keys.</summary>
    /// <param name="clientId">The client's id.</param>
    /// <param name="values">The values to set, by key.</param>
    /// <param name="remove">Keys to delete.</param>
    /// <param name="cancellationToken">Ends the wait; a change that the server has begun stays.</param>
    /// <returns>What changed, what was not there to be removed, and the metadata that the client has now.</returns>
    /// <exception cref="NotFoundException">There is no such client.</exception>
    /// <exception cref="InvalidArgumentException">Nothing is to be changed, or a key is both set and removed.</exception>
    [Operation("set_client_metadata", Effect.Annotate, Needs = Permission.CollectClient | Permission.ReadResults, Verb = "clients set-metadata")]
    public virtual async Task<ClientMetadataChange> SetMetadataAsync(
        string clientId,
        IReadOnlyDictionary<string, string>? values = null,
        IReadOnlyList<string>? remove = null,
        CancellationToken cancellationToken = default)
    {
        values ??= new Dictionary<string, string>();
        remove ??= [];
        if (values.Count + remove.Count == 0 || values.Keys.Concat(remove).Any(string.IsNullOrWhiteSpace))
        {
            throw new InvalidArgumentException("Give at least one key to set or to remove, and no empty one.", "For example values {\"owner\": \"finance\"}.");
        }

        if (remove.FirstOrDefault(values.ContainsKey) is { } both)
        {
            throw new InvalidArgumentException($"The key '{both}' is both to be set and to be removed.", "Leave it out of one of them.");
        }

        await EnsureExistsAsync(clientId, cancellationToken).ConfigureAwait(false);
        IReadOnlyDictionary<string, string> before = await MetadataOfAsync(clientId, cancellationToken).ConfigureAwait(false);
        IReadOnlyDictionary<string, string> after = await VerifiedEffect.RunAsync(
            client.Clock,
            $"the metadata of client {clientId} changed",
            async token => await client.Query(MetadataQuery.Set(clientId, values, remove), cancellationToken: token).ToListAsync(token).ConfigureAwait(false),
            token => MetadataOfAsync(clientId, token),
            found => values.All(value => found.TryGetValue(value.Key, out string? now) && now == value.Value) && !remove.Any(found.ContainsKey),
            cancellationToken).ConfigureAwait(false);
        string[] modified =
        [
            .. values.Where(value => !before.TryGetValue(value.Key, out string? old) || old != value.Value).Select(static value => value.Key),
            .. remove.Where(before.ContainsKey).Distinct(),
        ];
        return new ClientMetadataChange(clientId, modified, [.. remove.Where(key => !before.ContainsKey(key)).Distinct()], after);
    }

    private async Task<IReadOnlyDictionary<string, string>> MetadataOfAsync(string clientId, CancellationToken cancellationToken)
    {
        IReadOnlyList<MetadataRow> rows = await ReadMetadataAsync(clientId, cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
        return rows is [{ Metadata: { } metadata }] ? metadata : new Dictionary<string, string>();
    }

    [Vql("SELECT client_metadata(client_id=@clientId) AS metadata FROM scope()")]
    private partial VqlRows<MetadataRow> ReadMetadataAsync(string clientId, CancellationToken cancellationToken);

    internal sealed record MetadataRow(IReadOnlyDictionary<string, string>? Metadata);
}
