using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Operations.Clients;

/// <summary>The query that changes metadata. A NULL value deletes its key.</summary>
internal static class MetadataQuery
{
    internal static VqlQuery Set(string clientId, IReadOnlyDictionary<string, string> values, IReadOnlyList<string> remove)
    {
        var names = new BoundNames();
        string client = names.Value(clientId);
        string metadata = BoundNames.Dictionary(
            "metadata key",
            values.Select(value => new KeyValuePair<string, string>(value.Key, names.Value(value.Value)))
                .Concat(remove.Select(key => new KeyValuePair<string, string>(key, names.Value(null)))));
        return names.ToQuery($"SELECT client_set_metadata(client_id={client}, metadata={metadata}) AS changed FROM scope()");
    }
}
