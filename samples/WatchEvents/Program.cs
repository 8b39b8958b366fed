// Watches collections end, wherever they were started, and reads what they brought.
using Megaraptor.Samples;
using Megaraptor.Sdk.Operations.Clients;
using Megaraptor.Sdk.Operations.Monitoring;

await using SampleServer server = await SampleServer.OpenAsync(args);
using var stop = new CancellationTokenSource(TimeSpan.FromMinutes(1));
var connected = new TaskCompletionSource();
Task watch = WatchAsync();
await connected.Task;

// Something to see: a collection on the first host that is online.
ClientSummary host = (await server.Client.Clients.ListAsync().ToListAsync()).First(static host => host.Online);
await server.Client.Collections.StartAsync(host.ClientId, ["Linux.Sys.Pslist"]);
await watch;

async Task WatchAsync()
{
    var options = new MonitoringWatchOptions
    {
        OnNotice = notice =>
        {
            Console.WriteLine($"{notice.Kind}: {notice.Message}");
            connected.TrySetResult();
        },
    };
    await foreach (MonitoringEvent ended in server.Client.Monitoring.WatchAsync("System.Flow.Completion", options, stop.Token))
    {
        Console.WriteLine($"{ended.ClientId}: flow {ended.Row["FlowId"]} ended with {ended.Row["Flow"]["total_collected_rows"]} rows");
        break;
    }
}
