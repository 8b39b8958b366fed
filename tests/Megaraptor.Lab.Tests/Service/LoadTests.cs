using Grpc.Core;
using Megaraptor.Wire;

namespace Megaraptor.Lab.Tests.Service;

/// <summary>Many queries at once, and clients that go away in the middle of them.</summary>
[Collection(nameof(MeasuredAlone))]
public sealed class LoadTests(ITestOutputHelper output)
{
    private const int Queries = 1000;
    private const int Connections = 20;

    /// <summary>A server that has been used keeps buffers and pools, but nothing that grows with every query.</summary>
    private const long MostGrowth = 24 * 1024 * 1024;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_thousand_queries_at_once_are_all_answered()
    {
        await using LabServer lab = await StartAsync();
        string key = lab.CreateApiClientYaml("admin");
        LabConnection[] connections = Connect(key);
        try
        {
            string[] answers = await Task.WhenAll(Enumerable.Range(0, Queries).Select(number => AnswerAsync(connections[number % Connections], $"SELECT {number} AS N FROM scope()")));

            answers.ShouldBe(Enumerable.Range(0, Queries).Select(static number => $$"""[{"N":{{number}}}]"""));
            await NothingRunsAsync(lab);
        }
        finally
        {
            Disconnect(connections);
        }

        await Eventually.BecomesAsync(() => lab.OpenConnections, 0, Cancellation);
    }

    [Fact]
    public async Task A_thousand_queries_that_wait_end_when_their_connections_break()
    {
        await using LabServer lab = await StartAsync();
        LabConnection[] connections = Connect(lab.CreateApiClientYaml("admin"));
        Task[] calls = [.. Enumerable.Range(0, Queries).Select(number => BrokenOffAsync(connections[number % Connections], "SELECT sleep(time=86400) FROM scope()"))];
        await Eventually.BecomesAsync(() => lab.RunningQueries, Queries, Cancellation);

        Disconnect(connections);

        await Task.WhenAll(calls);
        await NothingRunsAsync(lab);
        await Eventually.BecomesAsync(() => lab.OpenConnections, 0, Cancellation);
    }

    [Fact]
    public async Task Clients_that_go_away_leave_neither_queries_nor_threads_nor_memory()
    {
        await using LabServer lab = await StartAsync();
        string key = lab.CreateApiClientYaml("admin");
        await AbandonAsync(lab, key, Queries / 2);
        long before = GC.GetTotalMemory(forceFullCollection: true);

        await AbandonAsync(lab, key, Queries);

        long growth = GC.GetTotalMemory(forceFullCollection: true) - before;
        output.WriteLine($"{growth} bytes more, {lab.QueryThreads} threads");
        growth.ShouldBeLessThan(MostGrowth);
        lab.QueryThreads.ShouldBeLessThanOrEqualTo(16);
    }

    /// <summary>Reads the first rows of streams without an end, and leaves: by cancelling, by disposing of the call, or by breaking the connection.</summary>
    private static async Task AbandonAsync(LabServer lab, string key, int count)
    {
        LabConnection[] connections = Connect(key);
        await Task.WhenAll(Enumerable.Range(0, count).Select(number => LeaveAsync(connections[number % Connections], isPolite: number % 3 == 0, isWaiting: number % 2 == 0)));
        Disconnect(connections);
        await NothingRunsAsync(lab);
        await Eventually.BecomesAsync(() => lab.OpenConnections, 0, Cancellation);
        await Eventually.BecomesAsync(() => lab.QueryThreads <= 16, true, Cancellation);
    }

    private static async Task LeaveAsync(LabConnection connection, bool isPolite, bool isWaiting)
    {
        using var left = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        using AsyncServerStreamingCall<VQLResponse> call = Call(connection, isWaiting ? "SELECT sleep(time=86400) FROM scope()" : "SELECT _value FROM range(end=1000000000000)", left.Token);
        await call.ResponseStream.MoveNext(Cancellation);
        if (isPolite)
        {
            await left.CancelAsync();
        }
    }

    private static async Task BrokenOffAsync(LabConnection connection, string vql)
    {
        using AsyncServerStreamingCall<VQLResponse> call = Call(connection, vql, Cancellation);
        await Should.ThrowAsync<Exception>(async () =>
        {
            while (await call.ResponseStream.MoveNext(Cancellation))
            {
                // Until the connection breaks.
            }
        });
    }

    private static async Task<string> AnswerAsync(LabConnection connection, string vql)
    {
        using AsyncServerStreamingCall<VQLResponse> call = Call(connection, vql, Cancellation);
        string rows = "";
        await foreach (VQLResponse response in call.ResponseStream.ReadAllAsync(Cancellation))
        {
            rows += response.Response.ToStringUtf8();
        }

        return rows;
    }

    private static AsyncServerStreamingCall<VQLResponse> Call(LabConnection connection, string vql, CancellationToken cancellationToken)
    {
        var request = new VQLCollectorArgs { MaxRow = 10, MaxWait = 1 };
        request.Query.Add(new VQLRequest { Name = "q", VQL = vql });
        return new API.APIClient(connection.Channel).Query(request, cancellationToken: cancellationToken);
    }

    private static Task<LabServer> StartAsync() => LabServer.StartAsync(new LabOptions { Fleet = LabFleet.None }, Cancellation);

    private static LabConnection[] Connect(string key) => [.. Enumerable.Range(0, Connections).Select(_ => new LabConnection(key))];

    private static void Disconnect(LabConnection[] connections)
    {
        foreach (LabConnection connection in connections)
        {
            connection.Dispose();
        }
    }

    private static Task NothingRunsAsync(LabServer lab) => Eventually.BecomesAsync(() => lab.RunningQueries, 0, Cancellation);
}
