using System.Globalization;
using Megaraptor.Sdk.Evidence;

namespace Megaraptor.Sdk.Operations.Flows;

/// <summary>Says in words what a flow waits for, or how it ended: an offline client is not a slow one.</summary>
internal static class FlowSituation
{
    internal static int QueriesDone(FlowStatus flow) => flow.QueryStats.Count(static query => query.Status != "PROGRESS");

    internal static string Of(FlowStatus flow) => flow.State switch
    {
        FlowStates.Finished => flow.TotalCollectedRows == 0 ? "It finished and returned no rows." : Text($"It finished with {flow.TotalCollectedRows} rows."),
        FlowStates.Error => Text($"It ended with an error ({EvidenceText.Show(flow.Status.Trim())}); {flow.TotalCollectedRows} rows arrived before and stay readable."),
        _ when flow.ClientId == Identifiers.Server => "It runs on the server.",
        "RUNNING" when flow.ClientOffline => $"It is scheduled. The client is offline, {LastHeard(flow)}: it collects when it comes back.",
        "RUNNING" => "It is scheduled. The client is online and has not fetched it yet.",
        _ when flow.ClientOffline => $"The client had it and is gone, {LastHeard(flow)}: it may have been switched off or cut off. {Done(flow)}",
        "WAITING" => "The client has it and works on other collections first.",
        "UNRESPONSIVE" => $"The client is online and has said nothing of it for a while; it may recover. {Done(flow)}",
        _ => $"The client is collecting. {Done(flow)}",
    };

    private static string Done(FlowStatus flow) =>
        Text($"{QueriesDone(flow)} of {flow.QueryStats.Count} queries have ended, {flow.TotalCollectedRows} rows have arrived.");

    private static string LastHeard(FlowStatus flow) =>
        flow.ClientLastSeenAt is { } time ? Text($"last heard of at {time.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC") : "never heard of";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
