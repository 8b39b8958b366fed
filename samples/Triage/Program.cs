// Lists the fleet and looks on each host, in what was collected, for processes that listen on ports nobody expects.
using Megaraptor.Samples;
using Megaraptor.Sdk.Operations.Clients;
using Megaraptor.Sdk.Operations.Flows;
using Megaraptor.Sdk.Query;

await using SampleServer server = await SampleServer.OpenAsync(args);
await foreach (ClientSummary host in server.Client.Clients.ListAsync())
{
    Console.WriteLine($"{host.Hostname,-10} {host.ClientId} {host.Os} {(host.Online ? "online" : "offline")}");
    FlowSummary? flow = null;
    await foreach (FlowSummary candidate in server.Client.Flows.ListAsync(host.ClientId))
    {
        flow ??= candidate.ArtifactsWithResults.Contains("Linux.Network.NetstatEnriched") ? candidate : null;
    }

    if (flow is null)
    {
        Console.WriteLine("           no sockets were collected: nothing is known of it");
        continue;
    }

    await foreach (VqlRow row in server.Client.Flows.ResultsAsync(host.ClientId, flow.FlowId, "Linux.Network.NetstatEnriched"))
    {
        if (row["Status"].AsString() == "LISTEN" && row["Lport"].AsInt64() is > 1024 and not 8000)
        {
            Console.WriteLine($"           listens on {row["Lport"]}: {row["ProcInfo"]["CommandLine"].AsString()} ({row["ProcInfo"]["Username"].AsString()})");
        }
    }
}
