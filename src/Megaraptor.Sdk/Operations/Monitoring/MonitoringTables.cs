using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Operations.Monitoring;

/// <summary>Reads event tables from the messages of the server, which leave out what is empty and hold the compiled queries.</summary>
internal static class MonitoringTables
{
    /// <summary>What stands in the place of a secret.</summary>
    internal const string Redacted = "(redacted)";

    internal static MonitoringTable OfClients(VqlValue table) => new(
        table["version"].AsTimestamp(),
        [
            .. Section(table["artifacts"], ""),
            .. table["label_events"].Elements().SelectMany(static section => Section(section["artifacts"], section["label"].AsString() ?? "")),
        ]);

    internal static MonitoringTable OfServer(VqlValue table) => new(null, [.. Section(table, "")]);

    /// <summary>The entry of an artifact, or null.</summary>
    internal static MonitoredArtifact? Find(this MonitoringTable table, string artifact, string label) =>
        table.Entries.FirstOrDefault(entry => entry.Artifact == artifact && entry.Label == label);

    /// <summary>The table without the values of secret parameters.</summary>
    /// <param name="table">The table.</param>
    /// <param name="secrets">The secret parameters, by artifact.</param>
    internal static MonitoringTable Hide(MonitoringTable table, IReadOnlyDictionary<string, IReadOnlyList<string>> secrets) =>
        table with { Entries = [.. table.Entries.Select(entry => entry with { Parameters = Hide(entry.Parameters, secrets.GetValueOrDefault(entry.Artifact) ?? []) })] };

    /// <summary>Parameters without the values of those that are secret.</summary>
    internal static IReadOnlyDictionary<string, string> Hide(IReadOnlyDictionary<string, string> parameters, IReadOnlyList<string> secrets) =>
        secrets.Count == 0 ? parameters : parameters.ToDictionary(static entry => entry.Key, entry => secrets.Contains(entry.Key) ? Redacted : entry.Value);

    private static IEnumerable<MonitoredArtifact> Section(VqlValue section, string label)
    {
        IReadOnlyList<VqlValue> specs = section["specs"].Elements();
        foreach (VqlValue name in section["artifacts"].Elements())
        {
            string artifact = name.AsString() ?? "";
            VqlValue spec = specs.FirstOrDefault(spec => spec["artifact"].AsString() == artifact);
            yield return new MonitoredArtifact(artifact, label, Parameters(spec["parameters"]["env"]));
        }
    }

    private static Dictionary<string, string> Parameters(VqlValue env)
    {
        var parameters = new Dictionary<string, string>();
        foreach (VqlValue entry in env.Elements())
        {
            parameters[entry["key"].AsString() ?? ""] = entry["value"].AsString() ?? "";
        }

        return parameters;
    }
}
