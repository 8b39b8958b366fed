namespace Megaraptor.Sdk.Operations.Monitoring;

/// <summary>An event artifact of which events are stored.</summary>
/// <param name="Artifact">The artifact, or artifact/source: get_monitoring_events reads it.</param>
/// <param name="FirstEvent">When the server took in the first event that is still there.</param>
public sealed record StoredArtifact(string Artifact, DateTimeOffset? FirstEvent);
