using Megaraptor.Lab;
using Megaraptor.Lab.Faults;
using Megaraptor.Lab.Scripting;
using Megaraptor.Sdk.Configuration;
using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Operations.Clients;
using Megaraptor.Sdk.Operations.Flows;
using Megaraptor.Sdk.Query;
using Megaraptor.Sdk.Tests.LongRunning;

namespace Megaraptor.Sdk.Tests.Operations;

/// <summary>Isolating hosts on a Lab: what is started, what is believed, and what is refused before anything starts.</summary>
public sealed class QuarantineTests
{
    private const string Linux = "Linux.Remediation.Quarantine";
    private const string Applied = """{"Time": "2026-11-24T13:00:00Z", "Result": "vrr_quarantine_table: connection test successful"}""";
    private const string Removed = """{"Time": "2026-11-24T13:00:00Z", "Result": "vrr_quarantine_table removed"}""";
    private const string Hostile = "It's <b>\"quoted\"</b> \u202E'); SELECT 1";

    private readonly ScriptedFleet _fleet = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_host_that_reports_success_is_isolated_and_labelled()
    {
        (LabServer lab, ScriptedClient host) = await StartAsync(static host => host.Returns(Linux, Applied));
        await using LabServer _ = lab;
        await using VelociraptorClient client = LabFixture.Connect(lab);

        QuarantineOutcome outcome = await client.Clients.QuarantineAsync(host.ClientId, Hostile, setLabel: true, cancellationToken: Token);
        ClientDetails details = await client.Clients.GetAsync(host.ClientId, cancellationToken: Token);

        (outcome.Verified, outcome.Host, outcome.Os, outcome.State, outcome.Rows.Count, details.Labels.Contains("Quarantine")).ShouldBe((true, "web-01", "linux", "FINISHED", 1, true), outcome.Finding);
        (await ParametersAsync(client, outcome)).ShouldBe([("MessageBox", Hostile)]);
    }

    [Fact]
    public async Task A_release_lifts_the_policy_and_takes_the_label_away_first()
    {
        (LabServer lab, ScriptedClient host) = await StartAsync(static host => host.Returns(Linux, Removed).Labelled("Quarantine"));
        await using LabServer _ = lab;
        await using VelociraptorClient client = LabFixture.Connect(lab);

        QuarantineOutcome outcome = await client.Clients.ReleaseAsync(host.ClientId, setLabel: true, cancellationToken: Token);
        ClientDetails details = await client.Clients.GetAsync(host.ClientId, cancellationToken: Token);

        (outcome.Verified, outcome.Quarantine, outcome.Label, details.Labels.Count).ShouldBe((true, false, "Quarantine is removed", 0), outcome.Finding);
        (await ParametersAsync(client, outcome)).ShouldBe([("RemovePolicy", "Y")]);
    }

    [Theory]
    [InlineData("windows", "Windows.Remediation.Quarantine")]
    [InlineData("darwin", "MacOS.Remediation.Quarantine")]
    public async Task The_operating_system_chooses_the_artifact(string system, string artifact)
    {
        (LabServer lab, ScriptedClient host) = await StartAsync(host => host.Runs(system).Returns(artifact, Applied));
        await using LabServer _ = lab;
        await using VelociraptorClient client = LabFixture.Connect(lab);

        QuarantineOutcome outcome = await client.Clients.QuarantineAsync(host.ClientId, cancellationToken: Token);

        (outcome.Artifact, outcome.Verified).ShouldBe((artifact, true));
        (await ParametersAsync(client, outcome)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_flow_that_finished_without_rows_isolated_nothing()
    {
        (LabServer lab, ScriptedClient host) = await StartAsync(static host => host.Returns(Linux));
        await using LabServer _ = lab;
        await using VelociraptorClient client = LabFixture.Connect(lab);

        QuarantineOutcome outcome = await client.Clients.QuarantineAsync(host.ClientId, cancellationToken: Token);

        (outcome.State, outcome.Verified).ShouldBe(("FINISHED", false));
        outcome.Finding.ShouldContain("Take it for not isolated");
    }

    [Fact]
    public async Task A_host_that_is_away_is_not_isolated_yet()
    {
        (LabServer lab, ScriptedClient host) = await StartAsync(static host => host.Offline());
        await using LabServer _ = lab;
        await using VelociraptorClient client = LabFixture.Connect(lab);

        QuarantineOutcome outcome = await client.Clients.QuarantineAsync(host.ClientId, waitSeconds: 0, cancellationToken: Token);

        (outcome.State, outcome.Ended, outcome.Verified, outcome.Finding.StartsWith("Not isolated yet. It is scheduled.", StringComparison.Ordinal)).ShouldBe(("RUNNING", false, false, true), outcome.Finding);
    }

    [Fact]
    public async Task The_recorded_laptop_is_offline_and_stays_unverified()
    {
        await using LabServer lab = await LabServer.StartAsync(cancellationToken: Token);
        await using VelociraptorClient client = LabFixture.Connect(lab);

        (await client.Clients.QuarantineAsync(LabFixture.Laptop, waitSeconds: 0, cancellationToken: Token)).Finding.ShouldStartWith("Not isolated yet. It is scheduled. The client is offline, last heard of at ");
    }

    [Fact]
    public async Task Every_missing_permission_is_named_and_nothing_was_started()
    {
        (LabServer lab, ScriptedClient host) = await StartAsync(static host => host.Runs("darwin"));
        await using LabServer _ = lab;
        await using VelociraptorClient investigator = new(ApiClientConfiguration.Parse(lab.CreateApiClientYaml("inv", "investigator", "api"), "the Lab"));

        PermissionDeniedException failure = await Should.ThrowAsync<PermissionDeniedException>(() => investigator.Clients.QuarantineAsync(host.ClientId, cancellationToken: Token));

        (failure.Message.Contains("EXECVE, FILESYSTEM_WRITE, NETWORK", StringComparison.Ordinal), _fleet.Count("collect_client")).ShouldBe((true, 0), failure.Message);
    }

    [Theory]
    [InlineData("plan9")]
    [InlineData("")]
    public async Task A_host_whose_system_has_no_artifact_is_refused(string system)
    {
        (LabServer lab, ScriptedClient host) = await StartAsync(host => { if (system.Length > 0) { host.Runs(system); } });
        await using LabServer _ = lab;
        await using VelociraptorClient client = LabFixture.Connect(lab);
        string clientId = system.Length > 0 ? host.ClientId : await CreateWithoutSystemAsync(client);

        await Should.ThrowAsync<InvalidArgumentException>(() => client.Clients.QuarantineAsync(clientId, cancellationToken: Token));
        _fleet.Count("collect_client").ShouldBe(0);
    }

    [Theory]
    [InlineData("C.0000000000000000", "not_found")]
    [InlineData("server", "invalid_argument")]
    [InlineData("web-01' OR 1=1", "invalid_argument")]
    public async Task What_is_no_host_is_not_isolated(string clientId, string code)
    {
        (LabServer lab, ScriptedClient _) = await StartAsync(static _ => { });
        await using LabServer __ = lab;
        await using VelociraptorClient client = LabFixture.Connect(lab);

        (await Should.ThrowAsync<MegaraptorException>(() => client.Clients.QuarantineAsync(clientId, cancellationToken: Token))).Code.Name.ShouldBe(code);
    }

    [Theory]
    [InlineData("refused", "not_done", 0)]
    [InlineData("cut", "in_doubt", 1)]
    public async Task After_a_fault_nothing_is_started_twice_and_what_is_known_is_said(string fault, string code, int flows)
    {
        _fleet.Fault = query => !query.Contains("collect_client", StringComparison.Ordinal) ? null : fault == "refused" ? LabFault.Unavailable : LabFault.CutAfterRows(0);
        (LabServer lab, ScriptedClient host) = await StartAsync(static host => host.Offline());
        await using LabServer _ = lab;
        await using VelociraptorClient client = LabFixture.Connect(lab);

        MegaraptorException failure = await Should.ThrowAsync<MegaraptorException>(() => client.Clients.QuarantineAsync(host.ClientId, cancellationToken: Token));
        IReadOnlyList<FlowSummary> started = await client.Flows.ListAsync(host.ClientId, cancellationToken: Token).ToListAsync(Token);

        (failure.Code.Name, started.Count, _fleet.Count("collect_client")).ShouldBe((code, flows, 1));
    }

    [Fact]
    public async Task What_has_started_and_cannot_be_followed_keeps_its_flow()
    {
        _fleet.Fault = static query => query.Contains("query_stats", StringComparison.Ordinal) ? LabFault.Unavailable : null;
        (LabServer lab, ScriptedClient host) = await StartAsync(static host => host.Returns(Linux, Applied));
        await using LabServer _ = lab;
        await using VelociraptorClient client = LabFixture.Connect(lab);

        QuarantineOutcome outcome = await client.Clients.QuarantineAsync(host.ClientId, cancellationToken: Token);

        (outcome.Verified, outcome.State, outcome.FlowId.StartsWith("F.", StringComparison.Ordinal)).ShouldBe((false, "UNSET", true));
        outcome.Finding.ShouldStartWith("It has started, and could not be followed");
    }

    [Theory]
    [InlineData(true, "FINISHED", true, "policy applied")]
    [InlineData(true, "FINISHED", false, "connection test failed, quarantine applied")]
    [InlineData(true, "FINISHED", false, "quarantine table removed")]
    [InlineData(true, "FINISHED", false, "hello")]
    [InlineData(true, "FINISHED", true, "old policy removed", "connection test successful")]
    [InlineData(true, "FINISHED", false, "policy applied", "policy removed")]
    [InlineData(true, "FINISHED", false)]
    [InlineData(true, "ERROR", false, "policy applied")]
    [InlineData(true, "RUNNING", false, "policy applied")]
    [InlineData(false, "FINISHED", true, "policy removed")]
    [InlineData(false, "FINISHED", false, "policy applied")]
    [InlineData(false, "FINISHED", false, "unable to find policy, nothing removed")]
    [InlineData(false, "FINISHED", false, "policy not removed")]
    [InlineData(false, "FINISHED", false, "the controller answered")]
    [InlineData(true, "FINISHED", false, "Not applied")]
    public void Only_words_of_success_in_the_last_row_of_a_finished_flow_are_believed(bool isQuarantine, string state, bool isVerified, params string[] results)
    {
        var flow = new FlowStatus { ClientId = "C.1", FlowId = "F.1", State = state, Ended = state is "FINISHED" or "ERROR" };
        VqlRow[] rows = [.. results.Select(static result => new VqlRow(System.Text.Encoding.UTF8.GetBytes($$"""{"Time":"2026-11-24T13:00:00Z","Result":"{{result}}"}""")))];

        QuarantineEvidence.Judge(flow, isQuarantine, rows, []).IsVerified.ShouldBe(isVerified);
    }

    [Fact]
    public void An_error_in_the_log_outweighs_the_rows()
    {
        var flow = new FlowStatus { ClientId = "C.1", FlowId = "F.1", State = "FINISHED", Ended = true };

        QuarantineEvidence.Judge(flow, true, [new VqlRow(System.Text.Encoding.UTF8.GetBytes(Applied))], [new FlowLog(null, "ERROR", "nftables is not installed")]).IsVerified.ShouldBeFalse();
    }

    private static async Task<string> CreateWithoutSystemAsync(VelociraptorClient client)
    {
        IReadOnlyList<VqlRow> rows = await client.Query(VqlQuery.Raw("SELECT client_create(hostname='blank', client_id='C.00000000000000aa', first_seen_at=now(), last_seen_at=now()) AS C FROM scope()"), cancellationToken: Token).ToListAsync(Token);
        return rows[0]["C"]["client_id"].AsString() ?? "C.00000000000000aa";
    }

    private static async Task<(string Name, string Value)[]> ParametersAsync(VelociraptorClient client, QuarantineOutcome outcome)
    {
        VqlQuery query = VqlQuery.Raw("SELECT request.specs[0].parameters.env AS env, request.urgent AS urgent FROM flows(client_id=C, flow_id=F)").With("C", outcome.ClientId).With("F", outcome.FlowId);
        VqlRow row = (await client.Query(query, cancellationToken: Token).ToListAsync(Token)).Single();
        row["urgent"].AsBoolean().ShouldBe(true);
        return [.. row["env"].Elements().Select(static entry => (entry["key"].AsString()!, entry["value"].AsString()!))];
    }

    private async Task<(LabServer Lab, ScriptedClient Host)> StartAsync(Action<ScriptedClient> describe)
    {
        ScriptedClient? host = null;
        LabServer lab = await _fleet.StartAsync(
            script =>
            {
                host = script.Client("web-01");
                describe(host);
            },
            Token);
        return (lab, host!);
    }
}
