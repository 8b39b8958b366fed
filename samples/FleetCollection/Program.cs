// Collects one artifact on every host that is online, a few at a time, and follows all of them to their end.
using Megaraptor.Samples;
using Megaraptor.Sdk.LongRunning;
using Megaraptor.Sdk.Operations.Clients;
using Megaraptor.Sdk.Operations.Collections;

await using SampleServer server = await SampleServer.OpenAsync(args);
var names = new Dictionary<string, string>();
await foreach (ClientSummary host in server.Client.Clients.ListAsync(os: ClientOs.Linux))
{
    if (host.Online)
    {
        names[host.ClientId] = host.Hostname;
    }
}

IReadOnlyList<CollectionOutcome> started = await server.Client.Collections.CollectOnAsync(names.Keys, ["Linux.Sys.Pslist"], options: new CollectionOptions { CpuLimit = 50 });
await Task.WhenAll(started.Select(async outcome =>
{
    string name = names[outcome.ClientId];
    if (outcome.Operation is not { } collection)
    {
        Console.WriteLine($"{name}: not started, {outcome.Failure!.Message}");
        return;
    }

    await collection.WaitForCompletionAsync(new WaitOptions
    {
        Timeout = TimeSpan.FromMinutes(5),
        Progress = new Progress<CollectionProgress>(progress => Console.WriteLine($"{name}: {progress.Situation}")),
    });
    Console.WriteLine($"{name}: {collection.Status}, {collection.Progress.Rows} rows");
}));
