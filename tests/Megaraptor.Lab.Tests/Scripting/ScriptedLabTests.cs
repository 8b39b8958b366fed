using System.Text;
using Grpc.Core;
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
