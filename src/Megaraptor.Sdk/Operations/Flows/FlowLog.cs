namespace Megaraptor.Sdk.Operations.Flows;

/// <summary>A log line that a client, or the server, wrote while it collected.</summary>
/// <param name="Time">When it was written, by the clock of who wrote it.</param>
/// <param name="Level">DEFAULT, INFO, WARN, ERROR or DEBUG.</param>
/// <param name="Message">The line.</param>
public sealed record FlowLog(DateTimeOffset? Time, string Level, string Message);
