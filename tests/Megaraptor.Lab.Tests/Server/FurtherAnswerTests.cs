using Grpc.Core;
using Megaraptor.Lab.Tests.Service;
using Megaraptor.Wire;

namespace Megaraptor.Lab.Tests.Server;

/// <summary>Answers that the recordings suggest and do not contain: what is known of the server, asked in other ways.</summary>
public sealed class FurtherAnswerTests : IAsyncLifetime
{
    private const string Probe = """
        name: Custom.Probe
        type: CLIENT
        parameters:
          - name: Word
            default: one
        sources:
          - name: First
            query: SELECT Word FROM scope()
          - name: Second
            query: SELECT Word, 2 AS N FROM scope()
        """;

    private LabServer _lab = null!;
    private LabConnections _connections = null!;

    public async ValueTask InitializeAsync()
    {
        _lab = await LabServer.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        _connections = new LabConnections(_lab);
    }

    public async ValueTask DisposeAsync()
    {
        _connections.Dispose();
        await _lab.DisposeAsync();
    }

    [Theory]
    [InlineData("SELECT hunt_update(hunt_id='H.NOPE') AS A FROM scope()", """[{"A":"H.NOPE"}]""")]
    [InlineData("LET h <= hunt(description='x', artifacts='Generic.Client.Info', pause=TRUE) SELECT hunt_update(hunt_id=h.HuntId, add_labels='Alpha') AS A, hunt_update(hunt_id=h.HuntId, add_labels='ALPHA') AS B, hunt_update(hunt_id=h.HuntId, del_labels='alpha') AS C FROM scope()", """[{"A":["Alpha"],"B":["Alpha"],"C":[]}]""")]
    [InlineData("LET h <= hunt(description='x', artifacts='Generic.Client.Info', pause=TRUE) LET a <= hunt_update(hunt_id=h.HuntId, start=TRUE) LET b <= hunt_update(hunt_id=h.HuntId, stop=TRUE) SELECT state, stats.stopped AS Stopped FROM hunts(hunt_id=h.HuntId)", """[{"state":"STOPPED","Stopped":true}]""")]
    [InlineData("LET h <= hunt(description='x', artifacts='Generic.Client.Info', pause=TRUE) LET a <= hunt_update(hunt_id=h.HuntId, stop=TRUE) LET b <= hunt_update(hunt_id=h.HuntId, start=TRUE) SELECT state, stats.stopped AS Stopped FROM hunts(hunt_id=h.HuntId)", """[{"state":"RUNNING","Stopped":false}]""")]
    [InlineData("LET h <= hunt(description='old', artifacts='Generic.Client.Info', pause=TRUE) LET a <= hunt_update(hunt_id=h.HuntId, description='new', start=TRUE, stop=TRUE) SELECT state, hunt_description AS D FROM hunts(hunt_id=h.HuntId)", """[{"state":"RUNNING","D":"new"}]""")]
    [InlineData("LET h <= hunt(description='x', artifacts='Linux.Sys.Pslist', pause=TRUE, cpu_limit=20) SELECT start_request.summary AS S, start_request.cpu_limit AS C FROM hunts() WHERE hunt_id = h.HuntId", """[{"S":true,"C":0}]""")]
    [InlineData("SELECT cancel_flow(client_id='C.0000000000000000', flow_id='F.NOPE').flow_id AS A FROM scope()", """[{"A":"F.NOPE"}]""")]
    [InlineData("SELECT * FROM flows(client_id='C.0000000000000000')", "[]")]
    [InlineData("SELECT user_create(user='bob', roles='reader,api') AS A, user_grant(user='bob', roles='investigator') AS B, user(user='bob').roles AS C FROM scope()", """[{"A":"bob","B":"bob","C":["investigator"]}]""")]
    [InlineData("LET o <= org_create(name='Second', org_id='OSEC1') SELECT Name, OrgId FROM orgs() WHERE OrgId = 'OSEC1'", """[{"Name":"Second","OrgId":"OSEC1"}]""")]
    [InlineData("LET o <= org_create(name='Second', org_id='OSEC1') LET d <= org_delete(org='OSEC1', really_do_it=TRUE) SELECT Name FROM orgs() WHERE OrgId = 'OSEC1'", "[]")]
    [InlineData("SELECT * FROM Artifact.Custom.Probe(source='Second')", """[{"Word":"one","N":2,"_Source":"Custom.Probe/Second"}]""")]
    [InlineData("SELECT * FROM Artifact.Custom.Probe(Word='other', source='First')", """[{"Word":"other","_Source":"Custom.Probe/First"}]""")]
    [InlineData("SELECT * FROM Artifact.Custom.Probe()", """[{"Word":"one","_Source":"Custom.Probe/First"},{"Word":"one","N":2,"_Source":"Custom.Probe/Second"}]""")]
    [InlineData("SELECT type, built_in FROM artifact_definitions(names='Custom.Probe')", """[{"type":"client","built_in":false}]""")]
    [InlineData("SELECT artifact_delete(name='Custom.Probe') AS A FROM scope()", """[{"A":"Custom.Probe"}]""")]
    [InlineData("LET n <= notebook_create(name='N', description='d') SELECT notebook_get(notebook_id=n.notebook_id).name AS A FROM scope()", """[{"A":"N"}]""")]
    [InlineData("LET h <= SELECT hunt_id FROM hunts() SELECT _OrgId FROM hunt_results(hunt_id=h[0].hunt_id, artifact='Custom.Lab.Logins', orgs='root') GROUP BY _OrgId", """[{"_OrgId":"root"}]""")]
    [InlineData("LET h <= SELECT hunt_id FROM hunts() SELECT _OrgId FROM source(hunt_id=h[0].hunt_id, artifact='Custom.Lab.Logins', orgs='root') GROUP BY _OrgId", """[{"_OrgId":"root"}]""")]
    [InlineData("SELECT X AS X FROM scope() GROUP BY X", "[{\"X\":null}]")]
    [InlineData("SELECT X AS Y, Y AS X, count() AS N FROM range(end=2) GROUP BY X", "[{\"Y\":null,\"X\":null,\"N\":2}]")]
    [InlineData("SELECT whoami() AS A FROM scope()", """[{"A":"admin"}]""")]
    public async Task Rows_are_those_of_the_server(string vql, string rows)
    {
        await SetProbeAsync();

        LabAnswer answer = await LabAnswer.OfAsync(_connections, vql);

        answer.Rows.ShouldBe(rows, answer.Logs);
    }

    [Theory]
    [InlineData("SELECT * FROM hunt_results(hunt_id='H.NOPE', artifact='Custom.Probe')", "hunt_results: Hunt not found\n")]
    [InlineData("LET h <= SELECT hunt_id FROM hunts() SELECT * FROM hunt_results(hunt_id=h[0].hunt_id, artifact='Custom.Lab.Logins', orgs='ONOPE')", "hunt_results: Org not found\n")]
    [InlineData("LET h <= SELECT hunt_id FROM hunts() SELECT * FROM source(hunt_id=h[0].hunt_id, artifact='Custom.Lab.Logins', orgs='ONOPE')", "source: Org not found\n")]
    [InlineData("LET o <= org_create(name='Empty', org_id='OEMPT') SELECT * FROM hunt_results(hunt_id='H.NOPE', orgs='OEMPT')", "hunt_results: PermissionDenied: Permission denied: [READ_RESULTS]\n")]
    [InlineData("SELECT hunt(description='x', artifacts='Nope.A') FROM scope()", "hunt: Unknown artifact Nope.A\n")]
    [InlineData("SELECT hunt(description='x', artifacts='Generic.Client.Info', os='beos') FROM scope()", "hunt: OS condition invalid beos (should be linux, windows, darwin)\n")]
    [InlineData("SELECT hunt_update(hunt_id='H.NOPE', state='x') FROM scope()", "hunt_update: Unexpected arg state\n")]
    [InlineData("SELECT * FROM Artifact.Nope.B()", "Artifact Nope.B not found\n")]
    [InlineData("SELECT * FROM Artifact.Custom.Probe(Nope=1)", "Unknown parameter Nope provided to artifact Custom.Probe\n")]
    [InlineData("SELECT * FROM Artifact.Custom.Probe(source='Third')", "Source Third not found in artifact Custom.Probe\n")]
    [InlineData("SELECT add_client_monitoring(artifact='Linux.Sys.Pslist') FROM scope()", "add_client_monitoring: artifact Linux.Sys.Pslist is not a client event artifact\n")]
    [InlineData("SELECT send_event(artifact='Server.Audit.Logs', row=dict(a=1)) FROM scope()", "send_event: Only servers can write to a SERVER_EVENT artifact_type\n")]
    [InlineData("SELECT * FROM source()", "source: source: One of artifact, flow_id, hunt_id, notebook_id should be specified.\n")]
    [InlineData("SELECT * FROM artifact_definitions(names='Nope.C')", "artifact_definitions: artifact Nope.C not known\n")]
    [InlineData("SELECT artifact_set(definition='name: Custom.B\nbogus: 1') FROM scope()", "artifact_set: yaml: unmarshal errors:\n  line 2: field bogus not found in type proto.Artifact")]
    [InlineData("SELECT artifact_set(definition='name: Linux.Sys.Pslist\nsources:\n- query: SELECT 1 FROM scope()') FROM scope()", "artifact_set: Unable to override built in artifact Linux.Sys.Pslist")]
    [InlineData("SELECT A FROM scope() WHERE", "VQL Error: ")]
    public async Task Logs_are_those_of_the_server(string vql, string log)
    {
        await SetProbeAsync();

        LabAnswer answer = await LabAnswer.OfAsync(_connections, vql);

        answer.Logs.ShouldContain(log);
    }

    [Theory]
    [InlineData(0, 4, 4)]
    [InlineData(1_000_000, 4, 0)]
    [InlineData(0, 100_000_000, -1)]
    public async Task A_file_is_read_up_to_its_end(ulong offset, uint length, int expected)
    {
        await LabAnswer.OfAsync(_connections, "SELECT create_flow_download(client_id=client_id, flow_id=session_id, wait=TRUE) FROM foreach(row={ SELECT client_id AS Client FROM clients() }, query={ SELECT client_id, session_id FROM flows(client_id=Client) }) LIMIT 1");
        LabAnswer file = await LabAnswer.OfAsync(_connections, "SELECT create_flow_download(client_id=client_id, flow_id=session_id, wait=TRUE).Components AS C FROM foreach(row={ SELECT client_id AS Client FROM clients() }, query={ SELECT client_id, session_id FROM flows(client_id=Client) }) LIMIT 1");
        using var rows = System.Text.Json.JsonDocument.Parse(file.Rows);
        var request = new VFSFileBuffer { Offset = offset, Length = length };
        request.Components.Add(rows.RootElement[0].GetProperty("C").EnumerateArray().Select(static component => component.GetString()!));

        VFSFileBuffer read = await new API.APIClient(_connections.As("admin")).VFSGetBufferAsync(request, cancellationToken: TestContext.Current.CancellationToken);

        (expected < 0 ? read.Data.Length is > 4 and < 1_000_000 : read.Data.Length == expected).ShouldBeTrue($"{read.Data.Length}");
    }

    [Fact]
    public async Task Publishing_needs_the_queue_by_name()
    {
        var client = new API.APIClient(_connections.As("admin"));
        var request = new PushEventRequest { Artifact = "Custom.Events", Jsonl = Google.Protobuf.ByteString.CopyFromUtf8("{\"a\":1}\n{\"a\":2}\n") };

        RpcException refused = await Should.ThrowAsync<RpcException>(async () => await client.PushEventsAsync(request, cancellationToken: TestContext.Current.CancellationToken));
        await LabAnswer.OfAsync(_connections, "SELECT user_grant(user='admin', roles='administrator,api', policy=dict(publish_queues='Custom.Events')) FROM scope()");

        refused.Status.ShouldBe(new Status(StatusCode.PermissionDenied, "Permission denied: PUBLISH admin to Custom.Events"));
    }

    [Fact]
    public async Task An_artifact_of_another_system_is_skipped_and_finds_nothing()
    {
        await using LabServer lab = await LabServer.StartAsync(static script => script.Client("web-01"), cancellationToken: TestContext.Current.CancellationToken);
        using var connections = new LabConnections(lab);
        LabAnswer collected = await LabAnswer.OfAsync(connections, "SELECT collect_client(client_id=client_id, artifacts='Windows.Sys.Users').flow_id AS F, client_id FROM clients()");
        using var row = System.Text.Json.JsonDocument.Parse(collected.Rows);
        (string, string)[] ids = [("f", row.RootElement[0].GetProperty("F").GetString()!), ("c", row.RootElement[0].GetProperty("client_id").GetString()!)];

        string state = "";
        for (int i = 0; i < 1000 && !state.Contains("FINISHED", StringComparison.Ordinal) && !state.Contains("ERROR", StringComparison.Ordinal); i++)
        {
            await Task.Delay(25, TestContext.Current.CancellationToken);
            state = (await LabAnswer.OfAsync(connections, "SELECT state, total_collected_rows AS N FROM flows(client_id=c, flow_id=f)", environment: ids)).Rows;
        }

        state.ShouldBe("""[{"state":"FINISHED","N":0}]""");
    }

    private Task SetProbeAsync() => LabAnswer.OfAsync(_connections, "SELECT artifact_set(definition=d) FROM scope()", environment: [("d", Probe)]);
}
