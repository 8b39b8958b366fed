using System.Text.Json;
using Megaraptor.Lab;
using Megaraptor.Mcp.Hosting;
using Megaraptor.Mcp.Tests.Harness;
using Megaraptor.Sdk;
using Megaraptor.Sdk.Configuration;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Mcp.Tests.Tools;

/// <summary>Calls in every org: the recorded server has two, and its administrator may query only one unless it is granted the other.</summary>
public sealed class EveryOrgTests : IAsyncLifetime
{
    private LabServer? _lab;
    private ServedTools? _served;

    public async ValueTask InitializeAsync()
    {
        _lab = await LabServer.StartAsync();
        _served = await ServedTools.StartAsync(new McpServerSettings { Mode = McpMode.Respond, ConnectAsync = _ => ValueTask.FromResult(Connect()) });
    }

    public async ValueTask DisposeAsync()
    {
        await _served!.DisposeAsync();
        await _lab!.DisposeAsync();
    }

    [Fact]
    public async Task Rows_carry_their_org_and_a_denial_is_told_beside_them()
    {
        ToolAnswer answer = await _served!.CallAsync("list_clients", """{"org_id":"*"}""");

        answer.IsError.ShouldBeFalse(answer.Text);
        answer.Rows.ShouldAllBe(static row => row.GetProperty("_OrgId").GetString() == "root");
        Verdicts(answer).ShouldBe([("O93V0", "denied", 0), ("root", "ok", 4)]);
        answer.Json.GetProperty("notes").EnumerateArray().First().GetString().ShouldBe("1 of 2 orgs could not be read, and their rows are missing here: O93V0 (denied).");
    }

    [Fact]
    public async Task Single_results_become_rows_and_are_structured_too()
    {
        await GrantAsync();
        ToolAnswer answer = await _served!.CallAsync("get_server_info", """{"org_id":"*"}""");

        answer.Rows.Select(static row => (row.GetProperty("_OrgId").GetString(), row.GetProperty("user").GetString())).ShouldBe([("root", "admin"), ("O93V0", "admin")]);
        JsonElement.DeepEquals(answer.Structured!.Value, answer.Json).ShouldBeTrue();
    }

    [Fact]
    public async Task Pages_go_through_all_orgs_without_gap_or_repeat()
    {
        await GrantAsync();
        var seen = new List<string?>();
        string? cursor = null;
        do
        {
            ToolAnswer answer = await _served!.CallAsync("list_users", cursor is null ? """{"org_id":"*","limit":1}""" : $$"""{"org_id":"*","limit":1,"cursor":"{{cursor}}"}""");
            answer.IsError.ShouldBeFalse(answer.Text);
            seen.AddRange(answer.Rows.Select(static row => $"{row.GetProperty("_OrgId")}/{row.GetProperty("name")}"));
            cursor = answer.Cursor;
        }
        while (cursor is not null);

        seen.Distinct().Count().ShouldBe(seen.Count);
        seen.ShouldContain("root/admin");
        seen.ShouldContain("O93V0/admin");
    }

    [Fact]
    public async Task An_effect_names_one_org()
    {
        ToolAnswer answer = await _served!.CallAsync("label_client", """{"client_id":"C.0773c28ad8f6a20d","labels":["x"],"org_id":"*"}""");

        (answer.IsError, answer.Code).ShouldBe((true, "invalid_argument"));
        answer.Error.ShouldNotBeNull().ShouldContain("name one org");
    }

    [Fact]
    public async Task A_cursor_of_one_org_does_not_go_on_in_every_org()
    {
        ToolAnswer answer = await _served!.CallAsync("get_flow_results", """{"client_id":"C.0773c28ad8f6a20d","flow_id":"F.DC2OP4DN14M0M","cursor":"x","org_id":"*"}""");

        (answer.IsError, answer.Code).ShouldBe((true, "invalid_argument"));
        answer.Hint.ShouldNotBeNull().ShouldContain("one org");
    }

    [Fact]
    public async Task Where_no_org_can_be_read_the_call_fails()
    {
        await GrantAsync();
        ToolAnswer answer = await _served!.CallAsync("get_client_info", """{"client_id":"C.0000000000000000","org_id":"*"}""");

        (answer.IsError, answer.Code).ShouldBe((true, "not_found"));
    }

    [Fact]
    public async Task Vql_that_acts_does_not_run_in_every_org()
    {
        ToolAnswer answer = await _served!.CallAsync("run_vql", """{"query":"SELECT label(client_id='C.1', labels='x', op='set') FROM scope()","org_id":"*"}""");

        (answer.IsError, answer.Code).ShouldBe((true, "refused"));
    }

    private static IEnumerable<(string? OrgId, string? Verdict, int Rows)> Verdicts(ToolAnswer answer) =>
        answer.Json.GetProperty("orgs").EnumerateArray().Select(static org => (org.GetProperty("org_id").GetString(), org.GetProperty("verdict").GetString(), org.GetProperty("rows").GetInt32()));

    private VelociraptorClient Connect() => new(ApiClientConfiguration.Parse(_lab!.CreateApiClientYaml("admin", "administrator", "api"), "the Lab"));

    private async Task GrantAsync()
    {
        await using VelociraptorClient client = Connect();
        await client.Query(VqlQuery.Raw("SELECT user_create(user='admin', orgs='O93V0', roles=['administrator', 'api']) AS g FROM scope()")).ToListAsync(TestContext.Current.CancellationToken);
    }
}
