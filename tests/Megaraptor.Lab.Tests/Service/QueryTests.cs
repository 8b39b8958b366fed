using Grpc.Core;
using Megaraptor.Wire;

namespace Megaraptor.Lab.Tests.Service;

public sealed class QueryTests : IAsyncLifetime
{
    private LabServer _lab = null!;
    private LabConnections _connections = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _lab = await LabServer.StartAsync(cancellationToken: Cancellation);
        _connections = new LabConnections(_lab);
    }

    public async ValueTask DisposeAsync()
    {
        _connections.Dispose();
        await _lab.DisposeAsync();
    }

    [Fact]
    public async Task A_query_that_is_given_up_sends_the_rows_it_had()
    {
        List<VQLResponse> messages = await RunAsync(new VQLCollectorArgs { MaxRow = 1000, MaxWait = 10, Timeout = 1 }, "SELECT _value, sleep(time=_value * 5) AS S FROM range(end=3)");

        messages.Select(Text).ShouldBe(["Starting query execution.\n", Timeout(messages), """[{"_value":0,"S":true}]"""]);
    }

    [Fact]
    public async Task Statements_behind_one_that_is_given_up_answer_with_nothing()
    {
        List<VQLResponse> messages = await RunAsync(
            new VQLCollectorArgs { MaxRow = 1000, MaxWait = 10, Timeout = 1 },
            "SELECT sleep(time=60) FROM scope() LET X = 1 SELECT X FROM scope()",
            "SELECT 2 FROM scope()");

        messages.Select(Text).ShouldBe(["Starting query execution.\n", Timeout(messages), "[]", "[]", "[]"]);
        messages.Skip(2).Select(static message => message.QueryId).ShouldBe([0, 2, 0]);
    }

    [Fact]
    public async Task Disposing_of_the_Lab_ends_running_queries_at_once()
    {
        API.APIClient client = new(_connections.As("admin"));
        using AsyncServerStreamingCall<VQLResponse> call = client.Query(Request(new VQLCollectorArgs(), "SELECT sleep(time=600) FROM scope()"), cancellationToken: Cancellation);
        await call.ResponseStream.MoveNext(Cancellation);

        Task stopped = _lab.DisposeAsync().AsTask();

        await Should.ThrowAsync<RpcException>(async () => await call.ResponseStream.MoveNext(Cancellation));
        await stopped.WaitAsync(TimeSpan.FromSeconds(30), Cancellation);
    }

    [Fact]
    public async Task A_client_that_goes_away_leaves_no_query_behind()
    {
        API.APIClient client = new(_connections.As("admin"));
        for (int i = 0; i < 50; i++)
        {
            using AsyncServerStreamingCall<VQLResponse> call = client.Query(Request(new VQLCollectorArgs(), "SELECT sleep(time=600) FROM scope()"), cancellationToken: Cancellation);
            await call.ResponseStream.MoveNext(Cancellation);
        }

        // If queries stayed behind, the Lab could not end them all in the time that it gives itself.
        List<VQLResponse> messages = await RunAsync(new VQLCollectorArgs { MaxRow = 10 }, "SELECT 1 AS A FROM scope()");

        Text(messages[^1]).ShouldBe("""[{"A":1}]""");
    }

    [Fact]
    public async Task A_thousand_queries_run_at_the_same_time()
    {
        API.APIClient client = new(_connections.As("admin"));

        IEnumerable<Task<string>> queries = Enumerable.Range(0, 1000).Select(async i =>
        {
            using AsyncServerStreamingCall<VQLResponse> call = client.Query(
                Request(new VQLCollectorArgs { MaxRow = 10 }, $"SELECT {i} AS N, sleep(ms=200) AS S FROM scope()"), cancellationToken: Cancellation);
            string last = "";
            await foreach (VQLResponse message in call.ResponseStream.ReadAllAsync(Cancellation))
            {
                last = Text(message);
            }

            return last;
        });

        string[] answers = await Task.WhenAll(queries);

        answers.ShouldBe(Enumerable.Range(0, 1000).Select(static i => $$"""[{"N":{{i}},"S":true}]"""));
    }

    [Fact]
    public async Task A_client_that_does_not_read_stops_its_query()
    {
        API.APIClient client = new(_connections.As("admin"));
        using AsyncServerStreamingCall<VQLResponse> call = client.Query(Request(new VQLCollectorArgs { MaxRow = 1000 }, "SELECT _value FROM range(end=2000000)"), cancellationToken: Cancellation);

        long rows = 0;
        await foreach (VQLResponse message in call.ResponseStream.ReadAllAsync(Cancellation))
        {
            rows += message.Response.Span.Count((byte)'{');
        }

        rows.ShouldBe(2_000_000);
    }

    [Theory]
    [InlineData("SELECT * FROM elastic_upload(query={ SELECT 1 FROM scope() }, type='x')")]
    [InlineData("LET x <= SELECT * FROM elastic_upload(query={ SELECT 1 FROM scope() }, type='x') SELECT 1 AS A FROM scope()")]
    [InlineData("SELECT * FROM foreach(row={ SELECT * FROM elastic_upload(query={ SELECT 1 FROM scope() }, type='x') })")]
    public async Task What_the_Lab_has_not_fails_as_an_error_of_VQL_does(string vql)
    {
        List<VQLResponse> messages = await RunAsync(new VQLCollectorArgs { MaxRow = 10 }, vql, "SELECT 2 AS B FROM scope()");

        messages.Select(Text).ShouldContain("ERROR:elastic_upload is not available in the Lab\n");
        messages.Select(Text).ShouldNotContain(static text => text.Contains("{\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Labs_in_one_process_share_nothing()
    {
        await using LabServer other = await LabServer.StartAsync(cancellationToken: Cancellation);
        using var connections = new LabConnections(other);
        await RunAsync(new VQLCollectorArgs { MaxRow = 10 }, "SELECT label(client_id='C.0773c28ad8f6a20d', labels='mine', op='set') FROM scope()");

        using AsyncServerStreamingCall<VQLResponse> call = new API.APIClient(connections.As("admin")).Query(
            Request(new VQLCollectorArgs { MaxRow = 10 }, "SELECT client_id FROM clients(search='label:mine')"), cancellationToken: Cancellation);
        List<VQLResponse> messages = await ReadAsync(call);

        Text(messages[^1]).ShouldBe("[]");
    }

    private static string Text(VQLResponse message) => message.Log.Length > 0 ? message.Log.ToStringUtf8() : message.Response.ToStringUtf8();

    private static string Timeout(List<VQLResponse> messages)
    {
        string log = Text(messages[1]);
        log.ShouldMatch("^collect: <red>Timeout Error:</> Collection timed out after 1(\\.\\d+)?s\n$");
        return log;
    }

    private async Task<List<VQLResponse>> RunAsync(VQLCollectorArgs request, params string[] texts)
    {
        using AsyncServerStreamingCall<VQLResponse> call = new API.APIClient(_connections.As("admin")).Query(Request(request, texts), cancellationToken: Cancellation);
        return await ReadAsync(call);
    }

    private static async Task<List<VQLResponse>> ReadAsync(AsyncServerStreamingCall<VQLResponse> call)
    {
        var messages = new List<VQLResponse>();
        await foreach (VQLResponse message in call.ResponseStream.ReadAllAsync(Cancellation))
        {
            messages.Add(message);
        }

        return messages;
    }

    private static VQLCollectorArgs Request(VQLCollectorArgs request, params string[] texts)
    {
        request.Query.Add(texts.Select(static (text, index) => new VQLRequest { Name = $"q{index}", VQL = text }));
        return request;
    }
}
