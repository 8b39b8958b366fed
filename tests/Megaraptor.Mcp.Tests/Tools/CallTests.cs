using System.Text.Json;
using Megaraptor.Mcp.Hosting;
using Megaraptor.Mcp.Tests.Harness;

namespace Megaraptor.Mcp.Tests.Tools;

/// <summary>Calls as a model makes them, answered by the recorded fleet.</summary>
public sealed class CallTests(LabFixture lab)
{
    private const string Web = "C.0773c28ad8f6a20d";
    private const string NetstatFlow = "F.DC2OOTDENBTSQ";
    private const string CronFlow = "F.DC2OP4DN14M0M";

    [Theory]
    [InlineData(ServedTools.Handshake)]
    [InlineData(ServedTools.Stateless)]
    public async Task The_fleet_is_listed_in_both_eras_of_the_protocol(string revision)
    {
        ToolAnswer answer = await CallAsync("list_clients", "{}", revision);

        answer.Rows.Select(static row => row.GetProperty("hostname").GetString()).ShouldBe(["build-01", "db-01", "laptop-07", "web-01"], ignoreOrder: true);
    }

    [Fact]
    public async Task Rows_say_their_count_before_they_begin()
    {
        ToolAnswer answer = await CallAsync("list_flows", $$"""{"client_id":"{{Web}}","limit":3}""");

        answer.Text.ShouldStartWith("""{"row_count":3,"truncated":true,"next_cursor":""");
    }

    [Fact]
    public async Task A_single_result_is_structured_as_well()
    {
        ToolAnswer answer = await CallAsync("get_client_info", $$"""{"client_id":"{{Web}}"}""");

        JsonElement.DeepEquals(answer.Structured!.Value, answer.Json).ShouldBeTrue();
    }

    [Fact]
    public async Task The_rows_of_a_flow_are_those_that_were_recorded()
    {
        ToolAnswer answer = await CallAsync("get_flow_results", $$"""{"client_id":"{{Web}}","flow_id":"{{NetstatFlow}}"}""");

        answer.Rows.ShouldContain(static row => row.GetProperty("Lport").GetInt32() == 4444 && row.GetProperty("ProcInfo").GetProperty("Name").GetString() == "nc");
    }

    [Fact]
    public async Task An_artifact_without_its_source_means_all_of_its_sources()
    {
        ToolAnswer answer = await CallAsync("get_flow_results", $$"""{"client_id":"{{Web}}","flow_id":"{{CronFlow}}","artifact":"Linux.Sys.Crontab"}""");

        answer.Rows.Select(static row => row.GetProperty("_Source").GetString()).Distinct().Count().ShouldBeGreaterThan(1);
    }

    [Theory]
    [InlineData("list_clients", "{}", 1)]
    [InlineData("list_flows", $$"""{"client_id":"{{Web}}"}""", 4)]
    [InlineData("get_flow_results", $$"""{"client_id":"{{Web}}","flow_id":"{{CronFlow}}"}""", 2)]
    [InlineData("run_vql", """{"query":"SELECT _value FROM range(end=23)"}""", 5)]
    public async Task Pages_together_are_the_whole(string tool, string arguments, int size)
    {
        await using ServedTools served = await ServedTools.StartAsync(lab);
        string limit = tool == "run_vql" ? "max_rows" : "limit";
        string[] whole = Texts(await served.CallAsync(tool, arguments));

        var paged = new List<string>();
        string? cursor = null;
        do
        {
            string more = cursor is null ? "" : $",\"cursor\":\"{cursor}\"";
            ToolAnswer page = await served.CallAsync(tool, $"{{{(arguments == "{}" ? "" : arguments[1..^1] + ",")}\"{limit}\":{size}{more}}}");
            page.RowCount.ShouldBeLessThanOrEqualTo(size);
            paged.AddRange(Texts(page));
            cursor = page.Cursor;
        }
        while (cursor is not null);

        paged.ShouldBe(whole);
    }

    [Fact]
    public async Task A_cursor_of_another_call_is_refused()
    {
        await using ServedTools served = await ServedTools.StartAsync(lab);
        string cursor = (await served.CallAsync("list_clients", """{"limit":1}""")).Cursor!;

        ToolAnswer answer = await served.CallAsync("list_clients", $$"""{"limit":1,"search":"web","cursor":"{{cursor}}"}""");
        (answer.IsError, answer.Code).ShouldBe((true, "invalid_argument"));
    }

    [Theory]
    [InlineData("get_client_info", """{"client_id":"C.0000000000000000"}""", "not_found", "list_clients")]
    [InlineData("list_flows", """{"client_id":"C.0000000000000000"}""", "not_found", "list_clients")]
    [InlineData("list_flows", """{"client_id":"web-01"}""", "invalid_argument", "list_clients")]
    [InlineData("get_flow_results", $$"""{"client_id":"{{Web}}","flow_id":"F.NOSUCHFLOW"}""", "not_found", "list_flows")]
    [InlineData("get_flow_results", $$"""{"client_id":"{{Web}}","flow_id":"{{NetstatFlow}}","artifact":"Linux.Network.Netstat"}""", "not_found", "Did you mean 'Linux.Network.NetstatEnriched'?")]
    [InlineData("get_flow_results", $$"""{"client_id":"{{Web}}","flow_id":"{{CronFlow}}","artifact":"Linux.Sys.Crontab/CronTab"}""", "not_found", "Did you mean 'Linux.Sys.Crontab/CronTabs'?")]
    [InlineData("list_clients", """{"search":"hostname:web"}""", "vql_error", "label:, host:")]
    [InlineData("run_vql", """{"query":"SELECT * FROM clients() WHERE nosuch(x=1)"}""", "refused", "clients()")]
    [InlineData("run_vql", """{"query":"SELECT no_such_column FROM clients()"}""", "vql_error", null)]
    [InlineData("run_vql", """{"query":"SELECT * FROM clients(serch='web')"}""", "vql_error", "search")]
    [InlineData("run_vql", """{"query":"SELECT * FROM source(artifact='No.Such')"}""", "vql_error", null)]
    [InlineData("run_vql", """{"query":"SELECT FROM"}""", "vql_error", null)]
    [InlineData("run_vql", """{"query":"SELECT sleep(time=3) FROM scope()","timeout":1}""", "timed_out", "timeout")]
    [InlineData("list_clients", """{"org_id":"NOSUCH"}""", "not_found", "administrator")]
    public async Task What_fails_is_an_error_that_says_what_to_do(string tool, string arguments, string code, string? hint)
    {
        ToolAnswer answer = await CallAsync(tool, arguments);

        (answer.IsError, answer.Code).ShouldBe((true, code), answer.Text);
        if (hint is not null)
        {
            answer.Hint.ShouldNotBeNull().ShouldContain(hint);
        }
    }

    [Fact]
    public async Task A_query_that_matches_nothing_is_no_error()
    {
        ToolAnswer answer = await CallAsync("list_clients", """{"search":"nosuchhost"}""");

        (answer.IsError, answer.RowCount).ShouldBe((false, 0));
    }

    [Theory]
    [InlineData("'")]
    [InlineData("\"")]
    [InlineData("\\")]
    [InlineData("a\nb\r\tc")]
    [InlineData("'); SELECT * FROM execve(argv='id') //")]
    [InlineData("'''")]
    [InlineData("@__p0 -- {{ }}")]
    [InlineData("Größe 東京 🦖 \u202E")]
    public async Task A_hostile_value_reaches_the_server_as_it_is(string value)
    {
        ToolAnswer answer = await CallAsync("run_vql", JsonSerializer.Serialize(new { query = "SELECT X FROM scope()", env = new { X = value } }));

        answer.Rows[0].GetProperty("X").GetString().ShouldBe(value);
    }

    [Theory]
    [InlineData("web'); SELECT * FROM execve(argv='id')")]
    [InlineData("web' OR 1 = 1")]
    [InlineData("\nweb")]
    public async Task A_hostile_search_finds_nothing_and_runs_nothing(string search)
    {
        ToolAnswer answer = await CallAsync("list_clients", JsonSerializer.Serialize(new { search }));

        (answer.IsError, answer.RowCount).ShouldBe((false, 0));
    }

    [Theory]
    [InlineData("""{"client_id":"C.1'"}""")]
    [InlineData("""{"client_id":"C.1\n"}""")]
    [InlineData("""{"client_id":"../server"}""")]
    [InlineData("""{"client_id":""}""")]
    public async Task A_hostile_id_is_refused_before_anything_is_sent(string arguments)
    {
        ToolAnswer answer = await CallAsync("list_flows", arguments);

        (answer.IsError, answer.Code).ShouldBe((true, "invalid_argument"));
    }

    [Theory]
    [InlineData("reader", "ANY_QUERY")]
    [InlineData("artifact_writer", "ANY_QUERY")]
    public async Task A_key_without_permission_is_told_which_one_it_lacks(string role, string permission)
    {
        await using ServedTools served = await ServedTools.StartAsync(new McpServerSettings { ConnectAsync = _ => ValueTask.FromResult(lab.Connect(role)) });

        ToolAnswer answer = await served.CallAsync("list_clients");
        (answer.IsError, answer.Code, answer.Json.GetProperty("missing_permission").GetString()).ShouldBe((true, "denied", permission), answer.Text);
    }

    [Fact]
    public async Task A_key_whose_user_the_server_does_not_know_is_told_to_get_a_role()
    {
        await using ServedTools served = await ServedTools.StartAsync(new McpServerSettings { ConnectAsync = _ => ValueTask.FromResult(lab.Connect()) });

        ToolAnswer answer = await served.CallAsync("list_clients");
        (answer.IsError, answer.Code).ShouldBe((true, "denied"), answer.Text);
        answer.Hint.ShouldNotBeNull().ShouldContain("--role");
    }

    private async Task<ToolAnswer> CallAsync(string tool, string arguments, string revision = ServedTools.Stateless)
    {
        await using ServedTools served = await ServedTools.StartAsync(lab, revision);
        return await served.CallAsync(tool, arguments);
    }

    /// <summary>The rows, without what the clock moves from one call to the next.</summary>
    private static string[] Texts(ToolAnswer answer) =>
        [.. answer.Rows.Select(static row => string.Join('|', row.EnumerateObject().Where(static column => column.Name != "last_seen_at").Select(static column => column.ToString())))];
}
