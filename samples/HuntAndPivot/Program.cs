// Hunts for listening sockets: first on one host, then on all. Then pivots: which other hosts have the process that was found?
using Megaraptor.Samples;
using Megaraptor.Sdk.LongRunning;
using Megaraptor.Sdk.Operations.Hunts;
using Megaraptor.Sdk.Query;

await using SampleServer server = await SampleServer.OpenAsync(args);
HuntEstimate estimate = await server.Client.Hunts.EstimateAsync();
Console.WriteLine($"{estimate.Clients} clients would be asked, {estimate.Online} of them are online.");

HuntCreation made = await server.Client.Hunts.CreateAsync(new HuntRequest
{
    Artifacts = ["Linux.Network.NetstatEnriched"],
    Description = "Sample: who listens",
    Canary = 1,
    CpuLimit = 20,
});
HuntOperation hunt = server.Client.Hunts.Resume(made.HuntId);
HuntProgress canary = await hunt.WaitForCompletionAsync(new HuntWait { AtLeastClients = made.GivenTo.Count });
Console.WriteLine($"The first host has finished, {canary.WithErrors} errors. On to all.");
await server.Client.Hunts.WidenAsync(made.HuntId, maxClients: 1000);

using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
HuntProgress progress = await hunt.WaitForCompletionAsync(new HuntWait { AtLeastClients = (int)estimate.Online }, patience.Token);
Console.WriteLine($"{progress.Finished} of {progress.Scheduled} clients have finished.");

var hostsByCommand = new Dictionary<string, HashSet<string>>();
await foreach (VqlRow row in hunt.GetRowsAsync())
{
    if (row["Status"].AsString() == "LISTEN" && row["ProcInfo"]["CommandLine"].AsString() is { Length: > 0 } command)
    {
        hostsByCommand.TryAdd(command, []);
        hostsByCommand[command].Add((row["Fqdn"].AsString() ?? "?").Split('.')[0]);
    }
}

foreach ((string command, HashSet<string> hosts) in hostsByCommand.OrderBy(static entry => entry.Value.Count))
{
    Console.WriteLine($"on {hosts.Count}: {command} ({string.Join(", ", hosts.Order())})");
}

await hunt.StopAsync();
