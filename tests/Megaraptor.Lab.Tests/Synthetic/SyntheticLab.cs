using System.Text.Json;
using Grpc.Core;
using Megaraptor.Lab.Tests.Service;
using Megaraptor.Wire;

namespace Megaraptor.Lab.Tests.Synthetic;

/// <summary>A Lab with a synthetic fleet, and an administrator's connection to it.</summary>
internal sealed class SyntheticLab : IAsyncDisposable
{
    private readonly LabConnection _connection;

    private SyntheticLab(LabServer server)
    {
        Server = server;
        _connection = new LabConnection(server.CreateApiClientYaml("admin"));
    }

    public LabServer Server { get; }

    public static async Task<SyntheticLab> StartAsync(SyntheticFleet fleet, TimeProvider? clock = null) =>
        new(await LabServer.StartAsync(new LabOptions { Fleet = LabFleet.None, Synthetic = fleet, TimeProvider = clock ?? TimeProvider.System }, TestContext.Current.CancellationToken));

    /// <summary>The rows of a query, each as JSON.</summary>
    public async Task<List<string>> QueryAsync(string vql)
    {
        var request = new VQLCollectorArgs { MaxRow = 1000 };
        request.Query.Add(new VQLRequest { Name = "Q", VQL = vql });
        var rows = new List<string>();
        using AsyncServerStreamingCall<VQLResponse> call = new API.APIClient(_connection.Channel).Query(request, cancellationToken: TestContext.Current.CancellationToken);
        await foreach (VQLResponse message in call.ResponseStream.ReadAllAsync(TestContext.Current.CancellationToken))
        {
            if (!message.Response.IsEmpty)
            {
                using var document = JsonDocument.Parse(message.Response.Memory);
                rows.AddRange(document.RootElement.EnumerateArray().Select(static row => row.GetRawText()));
            }
        }

        return rows;
    }

    /// <summary>The one value of a query's one row.</summary>
    public async Task<string> ValueAsync(string vql)
    {
        using var document = JsonDocument.Parse((await QueryAsync(vql)).ShouldHaveSingleItem());
        return document.RootElement.EnumerateObject().Single().Value.ToString();
    }

    /// <summary>Collects an artifact and waits for its end.</summary>
    /// <returns>The collection's id.</returns>
    public async Task<string> CollectAsync(string clientId, string artifact, string spec = "")
    {
        string flow = await ValueAsync($"SELECT collect_client(client_id='{clientId}', artifacts='{artifact}'{(spec.Length > 0 ? $", spec={spec}" : "")}).flow_id AS Id FROM scope()");
        await UntilAsync($"SELECT state FROM flows(client_id='{clientId}', flow_id='{flow}')", static state => state is "FINISHED" or "ERROR");
        return flow;
    }

    /// <summary>Starts a hunt and waits until all its clients have answered.</summary>
    /// <returns>The hunt's id.</returns>
    public async Task<string> HuntAsync(string artifact, string conditions = "")
    {
        string hunt = await ValueAsync($"SELECT hunt(description='t', artifacts='{artifact}'{conditions}).HuntId AS Id FROM scope()");
        await FinishedAsync(hunt);
        return hunt;
    }

    /// <summary>Waits until all clients of a hunt have answered.</summary>
    public Task FinishedAsync(string hunt) => UntilAsync(
        $"SELECT stats.total_clients_scheduled > 0 AND stats.total_clients_scheduled = stats.total_finished_clients AS Done FROM hunts(hunt_id='{hunt}')",
        static done => done is "True" or "1");

    public async ValueTask DisposeAsync()
    {
        _connection.Dispose();
        await Server.DisposeAsync();
    }

    private async Task UntilAsync(string vql, Func<string, bool> isOver)
    {
        while (!isOver(await ValueAsync(vql)))
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }
}
