namespace Megaraptor.Sdk.Operations.Monitoring;

/// <summary>What is watched for: an event table of clients, or of the server.</summary>
/// <param name="ChangedAt">When the table was last changed; null when that is not known.</param>
/// <param name="Entries">The artifacts: those of all clients first, then label by label.</param>
public sealed record MonitoringTable(DateTimeOffset? ChangedAt, IReadOnlyList<MonitoredArtifact> Entries);

/// <summary>An event artifact in a table.</summary>
/// <param name="Artifact">Its name.</param>
/// <param name="Label">The label of the clients that watch for it; empty for all clients, and in the server's table.</param>
/// <param name="Parameters">The parameters that were set; the others have the defaults of the definition. Secrets are shown as "(redacted)".</param>
public sealed record MonitoredArtifact(string Artifact, string Label, IReadOnlyDictionary<string, string> Parameters);

/// <summary>A change of an event table, as it was read back.</summary>
/// <param name="Artifact">The artifact.</param>
/// <param name="Label">The label of the clients; empty for all clients, and in the server's table.</param>
/// <param name="Parameters">The parameters that are set now; of an entry that was removed, those it had. Secrets are shown as "(redacted)".</param>
/// <param name="Existed">Whether the table had the entry before. When one is added again, its parameters are replaced, also those that were not named this time.</param>
/// <param name="PreviousParameters">The parameters before the change; empty when there was no entry.</param>
public sealed record MonitoringChange(
    string Artifact,
    string Label,
    IReadOnlyDictionary<string, string> Parameters,
    bool Existed,
    IReadOnlyDictionary<string, string> PreviousParameters);
