using Megaraptor.Lab;
using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Tests.Operations;

/// <summary>Queries against the Lab: rows as they come, and every way in which they do not.</summary>
public sealed class QueryTests(LabFixture lab)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rows_logs_columns_and_verdict_come_together()
    {
        VqlRows<VqlRow> rows = Query("SELECT log(message='hello') AS Said, _value AS N FROM range(end=3)");
        IReadOnlyList<VqlRow> read = await rows.ToListAsync(Token);

        (read.Count, string.Join(',', rows.Outcome.Columns), rows.Outcome.Verdict, rows.Outcome.Logs[0].Text).ShouldBe((3, "Said,N", VqlVerdict.Ok, "hello"));
    }

    [Fact]
    public async Task A_thousand_parts_are_read_in_order()
    {
        VqlQuery query = VqlQuery.Raw("SELECT _value FROM range(end=5000)") with { RowsPerPart = 5 };
        IReadOnlyList<VqlRow> rows = await lab.Client.Query(query, cancellationToken: Token).ToListAsync(Token);

        rows.Select(static row => row["_value"].AsInt64()).ShouldBe(Enumerable.Range(0, 5000).Select(static value => (long?)value));
    }

    [Fact]
    public async Task Leaving_the_loop_early_ends_an_endless_query()
    {
        int seen = 0;
        await foreach (VqlRow row in Query("SELECT sleep(ms=2) AS S FROM range(end=1000000)", rowsPerPart: 1))
        {
            if (++seen == 2)
            {
                break;
            }
        }

        seen.ShouldBe(2);
    }

    [Fact]
    public async Task A_limit_is_honoured_even_when_the_server_sends_more()
    {
        VqlRows<VqlRow> rows = lab.Client.Query(VqlQuery.Raw("SELECT _value FROM range(end=100)"), limit: 7, Token);

        ((await rows.ToListAsync(Token)).Count, rows.Outcome.HasMore).ShouldBe((7, true));
    }

    [Theory]
    [InlineData("SELECT * FROM source(client_id='C.ffffffffffffffff', flow_id='F.NOSUCH', artifact='Linux.Sys.Pslist')", "C.ffffffffffffffff")]
    [InlineData($"SELECT * FROM source(client_id='{LabFixture.Web}', flow_id='F.NOSUCH', artifact='Linux.Sys.Pslist')", $"Client {LabFixture.Web} has no flow F.NOSUCH.")]
    [InlineData($"SELECT * FROM source(client_id=C, flow_id='{LabFixture.CronFlow}', artifact='Linux.Sys.Crontab')", $"The results of Linux.Sys.Crontab in flow {LabFixture.CronFlow} are kept by source.")]
    [InlineData($"SELECT * FROM source(client_id=C, flow_id='{LabFixture.CronFlow}', artifact='Linux.Sys.Crontap')", $"Flow {LabFixture.CronFlow} has no results of 'Linux.Sys.Crontap'.")]
    [InlineData("SELECT * FROM uploads(client_id=C, flow_id='F.NOSUCH')", $"Client {LabFixture.Web} has no flow F.NOSUCH.")]
    public async Task A_name_that_the_server_passes_over_in_silence_is_not_found(string query, string message)
    {
        var env = new Dictionary<string, string> { ["C"] = LabFixture.Web };

        (await Should.ThrowAsync<NotFoundException>(() => lab.Client.Vql.RunAsync(query, env, cancellationToken: Token).ToListAsync(Token))).Message.ShouldContain(message);
    }

    [Fact]
    public async Task A_name_that_only_the_server_can_tell_is_noted_where_nothing_was_found()
    {
        VqlRows<VqlRow> rows = lab.Client.Vql.RunAsync("LET F = 'F.' + 'NOSUCH' SELECT * FROM source(client_id='C.' + '1', flow_id=F, artifact='Linux.Sys.Pslist')", cancellationToken: Token);
        await rows.ToListAsync(Token);

        rows.Outcome.Notes.ShouldContain(static note => note.StartsWith("source() answers", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_condition_that_nothing_meets_stays_nothing_found()
    {
        VqlRows<VqlRow> rows = lab.Client.Vql.RunAsync($"SELECT * FROM source(client_id='{LabFixture.Web}', flow_id='{LabFixture.NetstatFlow}', artifact='Linux.Network.NetstatEnriched') WHERE Lport = 1", cancellationToken: Token);
        await rows.ToListAsync(Token);

        (rows.Outcome.Verdict, rows.Outcome.Notes.Count).ShouldBe((VqlVerdict.OkNoRows, 0));
    }

    [Theory]
    [InlineData("SELECT client_id, upcase(foo=1) AS Y FROM clients()")]
    [InlineData("SELECT client_id, { SELECT * FROM clients(serch=1) } AS X FROM clients()")]
    public async Task A_value_that_a_broken_call_lost_makes_the_result_partial(string query) =>
        (await Should.ThrowAsync<VqlException>(() => Query(query).ToListAsync(Token))).Code.ShouldBe(MegaraptorErrorCode.Partial);

    [Theory]
    [InlineData("config")]
    [InlineData("$x")]
    [InlineData("__p0")]
    public async Task A_name_that_the_server_sets_itself_cannot_name_a_value(string name) =>
        await Should.ThrowAsync<InvalidArgumentException>(async () => await lab.Client.Vql.RunAsync("SELECT 1 AS A FROM scope()", new Dictionary<string, string> { [name] = "1" }, cancellationToken: Token).ToListAsync(Token));

    [Fact]
    public async Task Rows_can_be_read_once()
    {
        VqlRows<VqlRow> rows = Query("SELECT 1 AS A FROM scope()");
        await rows.ToListAsync(Token);

        await Should.ThrowAsync<InvalidOperationException>(() => rows.ToListAsync(Token));
    }

    [Fact]
    public async Task A_cancelled_query_is_cancelled_and_not_failed()
    {
        using var stop = new CancellationTokenSource();
        await Should.ThrowAsync<OperationCanceledException>(async () =>
        {
            await foreach (VqlRow row in Query("SELECT sleep(ms=2) AS S FROM range(end=1000000)", rowsPerPart: 1).WithCancellation(stop.Token))
            {
                await stop.CancelAsync();
            }
        });
    }

    [Fact]
    public async Task A_query_out_of_time_fails_after_the_rows_that_arrived()
    {
        int seen = 0;
        VqlException failure = await Should.ThrowAsync<VqlException>(async () =>
        {
            await foreach (VqlRow row in lab.Client.WithTimeout(TimeSpan.FromSeconds(1)).Query(VqlQuery.Raw("SELECT sleep(ms=50) AS S FROM range(end=1000000)") with { RowsPerPart = 1 }, cancellationToken: Token))
            {
                seen++;
            }
        });

        (failure.Code, failure.RowsRead).ShouldBe((MegaraptorErrorCode.TimedOut, seen));
        seen.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_server_that_stops_in_mid_stream_fails_the_rows()
    {
        LabServer own = await LabServer.StartAsync(cancellationToken: Token);
        await using VelociraptorClient client = LabFixture.Connect(own);
        int seen = 0;

        MegaraptorException failure = await Should.ThrowAsync<MegaraptorException>(async () =>
        {
            await foreach (VqlRow row in client.Query(VqlQuery.Raw("SELECT sleep(ms=2) AS S FROM range(end=1000000)") with { RowsPerPart = 1 }, cancellationToken: Token))
            {
                if (++seen == 3)
                {
                    await own.DisposeAsync();
                }
            }
        });

        failure.Code.ShouldBeOneOf(MegaraptorErrorCode.Unreachable, MegaraptorErrorCode.ServerError, MegaraptorErrorCode.TimedOut);
        seen.ShouldBeGreaterThanOrEqualTo(3);
    }

    [Fact]
    public async Task Queries_in_parallel_do_not_mix()
    {
        long?[][] results = await Task.WhenAll(Enumerable.Range(0, 20).Select(async number =>
        {
            VqlQuery query = VqlQuery.Raw("SELECT int(int=N) AS N FROM range(end=50)").With("N", $"{number}");
            return (await lab.Client.Query(query, cancellationToken: Token).ToListAsync(Token)).Select(static row => row["N"].AsInt64()).ToArray();
        }));

        for (int number = 0; number < results.Length; number++)
        {
            results[number].ShouldBe(Enumerable.Repeat((long?)number, 50));
        }
    }

    [Fact]
    public async Task A_broken_query_carries_its_place_and_the_servers_logs()
    {
        VqlException failure = await Should.ThrowAsync<VqlException>(() => Query("SELECT client_id\nFROM cleints()").ToListAsync(Token));

        (failure.Line, failure.Column, failure.Message, failure.Hint).ShouldBe((2, 6, "Plugin cleints not found.", "Did you mean clients?"));
        failure.Logs.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task An_org_that_does_not_exist_is_not_found() =>
        await Should.ThrowAsync<NotFoundException>(() => lab.Client.ForOrg("NOSUCH").Query(VqlQuery.Raw("SELECT * FROM info()"), cancellationToken: Token).ToListAsync(Token));

    [Fact]
    public async Task The_end_of_a_query_is_logged_without_its_text_or_values()
    {
        using var log = new CapturedLog();
        await using LabServer server = await LabServer.StartAsync(cancellationToken: Token);
        await using VelociraptorClient client = LabFixture.Connect(server, new VelociraptorClientOptions { LoggerFactory = log });

        await client.Query(VqlQuery.Raw("SELECT 'text' AS A, V FROM scope()").With("V", "value"), cancellationToken: Token).ToListAsync(Token);

        log.Lines.ShouldHaveSingleItem().ShouldStartWith("Query ended: Ok, 1 rows,");
    }

    private VqlRows<VqlRow> Query(string vql, int rowsPerPart = 1000) => lab.Client.Query(VqlQuery.Raw(vql) with { RowsPerPart = rowsPerPart, MaxWait = TimeSpan.FromSeconds(1) }, cancellationToken: Token);
}
