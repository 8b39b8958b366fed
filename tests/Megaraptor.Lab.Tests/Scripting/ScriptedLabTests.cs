using System.Text;
using System.Text.Json.Nodes;
using Grpc.Core;
using Megaraptor.Lab.Scripting;
using Megaraptor.Lab.Tests.Service;
using Megaraptor.Wire;

namespace Megaraptor.Lab.Tests.Scripting;

/// <summary>Labs that hold what a test says.</summary>
public sealed class ScriptedLabTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_client_is_there_by_the_name_of_its_host()
    {
        await using LabServer lab = await LabServer.StartAsync(static script => script.Client("web-01").Runs("windows").Labelled("vip"), cancellationToken: Cancellation);

        (await QueryAsync(lab, "SELECT os_info.hostname AS Host, os_info.system AS System, labels FROM clients()"))
            .ShouldContain("""[{"Host":"web-01","System":"windows","labels":["vip"]}]""");
    }

    [Fact]
    public async Task A_finished_collection_holds_the_rows()
    {
        string id = "";
        await using LabServer lab = await LabServer.StartAsync(script => id = script.Client("web-01").Returns("Linux.Sys.Pslist", """{ "Pid": 7, "Name": "nc" }""").ClientId, cancellationToken: Cancellation);

        (await QueryAsync(lab, $"SELECT * FROM foreach(row={{ SELECT session_id FROM flows(client_id='{id}') }}, query={{ SELECT Pid, Name FROM source(client_id='{id}', flow_id=session_id, artifact='Linux.Sys.Pslist') }})"))
            .ShouldContain("""[{"Pid":7,"Name":"nc"}]""");
    }

    [Fact]
    public async Task A_new_collection_returns_the_rows_whatever_its_parameters()
    {
        string id = "";
        await using LabServer lab = await LabServer.StartAsync(script => id = script.Client("web-01").Returns("Linux.Sys.Pslist", """{"Pid":7}""").ClientId, cancellationToken: Cancellation);
        string collected = await QueryAsync(lab, $"SELECT collect_client(client_id='{id}', artifacts='Linux.Sys.Pslist', spec=dict(`Linux.Sys.Pslist`=dict(processRegex='x'))).flow_id AS Id FROM scope()");
        string flow = collected[collected.IndexOf("F.", StringComparison.Ordinal)..][..15];

        string rows = "";
        for (int i = 0; i < 200 && !rows.Contains("Pid", StringComparison.Ordinal); i++)
        {
            await Task.Delay(25, Cancellation);
            rows = await QueryAsync(lab, $"SELECT Pid FROM source(client_id='{id}', flow_id='{flow}', artifact='Linux.Sys.Pslist')");
        }

        rows.ShouldContain("""[{"Pid":7}]""");
    }

    [Fact]
    public async Task A_row_that_is_no_object_is_refused() =>
        await Should.ThrowAsync<FormatException>(() => LabServer.StartAsync(static script => script.Client("web-01").Returns("Linux.Sys.Pslist", "[1]"), cancellationToken: Cancellation));

    [Fact]
    public async Task Rows_may_be_objects_of_a_type()
    {
        Listener[] rows = [new(4444, "nc", new DateTimeOffset(2026, 11, 24, 0, 0, 0, TimeSpan.Zero)), new(22, null, default)];

        (await CollectedAsync(client => client.Returns("Custom.Ports", rows, ScriptedRowsContext.Default.Listener)))
            .ShouldContain("""[{"Port":4444,"Name":"nc","Since":"2026-11-24T00:00:00Z"},{"Port":22,"Name":null,"Since":"0001-01-01T00:00:00Z"}]""");
    }

    [Fact]
    public async Task Rows_may_be_names_and_values()
    {
        Dictionary<string, object?>[] rows = [new() { ["Port"] = 4444, ["Tags"] = new[] { "a", "b" }, ["Process"] = new Dictionary<string, object?> { ["Pid"] = 7L, ["Cpu"] = 0.5 }, ["Up"] = true, ["None"] = null }];

        (await CollectedAsync(client => client.Returns("Custom.Ports", rows)))
            .ShouldContain("""[{"Port":4444,"Tags":["a","b"],"Process":{"Pid":7,"Cpu":0.5},"Up":true,"None":null}]""");
    }

    [Fact]
    public async Task Rows_may_be_JSON_objects()
    {
        JsonObject[] rows = [new() { ["Port"] = 4444, ["Process"] = new JsonObject { ["Pid"] = 7 } }];

        (await CollectedAsync(client => client.Returns("Custom.Ports", rows))).ShouldContain("""[{"Port":4444,"Process":{"Pid":7}}]""");
    }

    [Fact]
    public void A_value_without_a_form_is_refused_by_its_column() =>
        Should.Throw<ArgumentException>(static () => ScriptedValue.Encode(new Dictionary<string, object?> { ["A"] = new Dictionary<string, object?> { ["B"] = new Version(1, 2) } }))
            .Message.ShouldStartWith("The column 'A.B' holds a Version");

    [Fact]
    public async Task A_type_that_is_no_object_is_refused() =>
        await Should.ThrowAsync<FormatException>(() => CollectedAsync(static client => client.Returns("Custom.Ports", [1, 2], ScriptedRowsContext.Default.Int32)));

    private static async Task<string> CollectedAsync(Action<ScriptedClient> returns)
    {
        string id = "";
        await using LabServer lab = await LabServer.StartAsync(
            script =>
            {
                id = script.Client("web-01").ClientId;
                returns(script.Client("web-01"));
            },
            cancellationToken: Cancellation);
        return await QueryAsync(lab, $"SELECT * FROM foreach(row={{ SELECT session_id FROM flows(client_id='{id}') }}, query={{ SELECT * FROM source(client_id='{id}', flow_id=session_id, artifact='Custom.Ports') }})");
    }

    [Fact]
    public async Task An_artifact_of_the_tests_own_can_be_scripted()
    {
        await using LabServer lab = await LabServer.StartAsync(static script => script.Artifact("name: Custom.A\nsources:\n  - query: SELECT 1 AS A FROM scope()\n"), cancellationToken: Cancellation);

        (await QueryAsync(lab, "SELECT name FROM artifact_definitions(names='Custom.A')")).ShouldContain("Custom.A");
    }

    private static async Task<string> QueryAsync(LabServer lab, string vql)
    {
        using var connection = new LabConnection(lab.CreateApiClientYaml("admin"));
        var request = new VQLCollectorArgs { MaxRow = 100 };
        request.Query.Add(new VQLRequest { Name = "Q", VQL = vql });
        var answer = new StringBuilder();
        using AsyncServerStreamingCall<VQLResponse> call = new API.APIClient(connection.Channel).Query(request, cancellationToken: Cancellation);
        await foreach (VQLResponse message in call.ResponseStream.ReadAllAsync(Cancellation))
        {
            answer.Append(message.Log.ToStringUtf8()).Append(message.Response.ToStringUtf8()).Append('\n');
        }

        return answer.ToString();
    }
}
