using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Operations.Monitoring;

/// <summary>One event: a row of an event artifact.</summary>
/// <param name="Time">When the server took it in: to the millisecond for stored events, to the second for those that are watched. When it happened on the endpoint is said by a column of the row, if at all.</param>
/// <param name="ClientId">The client that sent it; 'server' for the server's own.</param>
/// <param name="Artifact">The artifact, with its source where it has named ones.</param>
/// <param name="Row">The row as the server sent it.</param>
public sealed record MonitoringEvent(DateTimeOffset? Time, string ClientId, string Artifact, VqlRow Row)
{
    private const string TimeColumn = "_ts";
    private const string ClientColumn = "ClientId";

    /// <summary>Reads an event from a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="artifact">The artifact.</param>
    /// <param name="clientId">The client, where the row does not name it.</param>
    internal static MonitoringEvent Of(VqlRow row, string artifact, string clientId) => new(
        row[TimeColumn].AsTimestamp(),
        row[ClientColumn].AsString() is { Length: > 0 } sender ? sender : clientId,
        artifact,
        AuditSecrets.Hide(artifact, row));
}
