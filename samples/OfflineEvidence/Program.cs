// Reads the zip of an offline collector as if it were a server: every operation works on it.
using Megaraptor.Lab;
using Megaraptor.Lab.Offline;
using Megaraptor.Samples;
using Megaraptor.Sdk.Operations.Clients;
using Megaraptor.Sdk.Operations.Flows;
using Megaraptor.Sdk.Query;

if (args is not [var zip, ..])
{
    Console.Error.WriteLine("Name the zip of an offline collector, or a download of a server.");
    return 1;
}

await using SampleServer evidence = await SampleServer.OpenAsync(args, new LabOptions { Fleet = LabFleet.None, Containers = { new EvidenceContainer(zip) } });
await foreach (ClientSummary host in evidence.Client.Clients.ListAsync())
{
    Console.WriteLine($"{host.Hostname} ({host.Os})");
    await foreach (FlowSummary flow in evidence.Client.Flows.ListAsync(host.ClientId))
    {
        foreach (string source in flow.ArtifactsWithResults)
        {
            IReadOnlyList<VqlRow> rows = await evidence.Client.Flows.ResultsAsync(host.ClientId, flow.FlowId, source).ToListAsync();
            Console.WriteLine($"  {source}: {rows.Count} rows");
        }
    }
}

return 0;
