namespace Megaraptor.Sdk.Operations.Monitoring;

/// <summary>What the query of an event artifact logged.</summary>
/// <param name="Time">When the server took it in.</param>
/// <param name="ClientTime">When it was logged, by the client's clock.</param>
/// <param name="Level">DEBUG, INFO, WARN or ERROR.</param>
/// <param name="Message">The text.</param>
public sealed record MonitoringLog([property: Catalogue.Column("_ts")] DateTimeOffset? Time, DateTimeOffset? ClientTime, string Level, string Message);
