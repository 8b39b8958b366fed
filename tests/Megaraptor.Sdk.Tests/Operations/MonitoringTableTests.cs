using Megaraptor.Lab;
using Megaraptor.Lab.Faults;
using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Operations.Monitoring;

namespace Megaraptor.Sdk.Tests.Operations;

/// <summary>Event tables on the Lab: read, added to, taken from; and what is refused before the server is asked.</summary>
public sealed class MonitoringTableTests(LabFixture lab)
{
    private const string Logins = "Linux.Events.SSHLogin";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_table_of_clients_names_artifacts_of_all_and_of_labels()
    {
        MonitoringTable table = await lab.Client.Monitoring.GetClientsAsync(Token);

        table.Entries.Select(static entry => (entry.Artifact, entry.Label)).ShouldContain(("Generic.Client.Stats", ""));
        table.Entries.Select(static entry => (entry.Artifact, entry.Label)).ShouldContain(("Windows.Remediation.QuarantineMonitor", "Quarantine"));
    }

    [Fact]
    public async Task The_table_of_clients_says_when_it_was_changed() =>
        (await lab.Client.Monitoring.GetClientsAsync(Token)).ChangedAt.ShouldNotBeNull();

    [Fact]
    public async Task The_table_of_the_server_names_its_artifacts() =>
        (await lab.Client.Monitoring.GetServerAsync(Token)).Entries.Select(static entry => entry.Artifact).ShouldContain("Server.Monitor.Health");

    [Fact]
    public async Task An_entry_is_added_with_its_parameters_replaced_and_removed()
    {
        await using LabServer own = await LabServer.StartAsync(cancellationToken: Token);
        await using VelociraptorClient client = LabFixture.Connect(own);
        var first = new Dictionary<string, string> { ["Frequency"] = "30" };

        MonitoringChange added = await client.Monitoring.AddClientAsync("Generic.Client.Stats", first, "It's \"Prod\" §", Token);
        MonitoringChange again = await client.Monitoring.AddClientAsync("Generic.Client.Stats", label: "It's \"Prod\" §", cancellationToken: Token);
        MonitoringChange removed = await client.Monitoring.RemoveClientAsync("Generic.Client.Stats", "It's \"Prod\" §", Token);

        (added.Existed, added.Parameters["Frequency"]).ShouldBe((false, "30"));
        (again.Existed, again.PreviousParameters["Frequency"], again.Parameters.Count).ShouldBe((true, "30", 0));
        removed.Existed.ShouldBeTrue();
        (await client.Monitoring.GetClientsAsync(Token)).Entries.ShouldNotContain(static entry => entry.Label.StartsWith("It's", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_entry_of_the_server_is_added_and_removed()
    {
        await using LabServer own = await LabServer.StartAsync(cancellationToken: Token);
        await using VelociraptorClient client = LabFixture.Connect(own);

        MonitoringChange added = await client.Monitoring.AddServerAsync("Server.Monitor.Shell", cancellationToken: Token);
        MonitoringChange removed = await client.Monitoring.RemoveServerAsync("Server.Monitor.Shell", Token);

        (added.Existed, removed.Existed).ShouldBe((false, true));
    }

    [Fact]
    public async Task A_secret_parameter_is_not_shown()
    {
        await using LabServer own = await LabServer.StartAsync(
            static script => script.Artifact("""
                name: Custom.Events.Secret
                type: CLIENT_EVENT
                parameters:
                - name: Token
                  type: redacted
                sources:
                - query: SELECT * FROM clock()
                """),
            cancellationToken: Token);
        await using VelociraptorClient client = LabFixture.Connect(own);

        MonitoringChange added = await client.Monitoring.AddClientAsync("Custom.Events.Secret", new Dictionary<string, string> { ["Token"] = "hunter2" }, cancellationToken: Token);
        MonitoringTable table = await client.Monitoring.GetClientsAsync(Token);

        (added.Parameters["Token"], table.Entries.Single(static entry => entry.Artifact == "Custom.Events.Secret").Parameters["Token"]).ShouldBe(("(redacted)", "(redacted)"));
    }

    [Theory]
    [InlineData("Linux.Sys.Pslist", "is of type client")]
    [InlineData("Server.Monitor.Shell", "is of type server_event")]
    public async Task An_artifact_of_another_type_is_refused_for_clients(string artifact, string message) =>
        (await Should.ThrowAsync<InvalidArgumentException>(() => lab.Client.Monitoring.AddClientAsync(artifact, cancellationToken: Token))).Message.ShouldContain(message);

    [Fact]
    public async Task An_artifact_of_clients_is_refused_for_the_server() =>
        (await Should.ThrowAsync<InvalidArgumentException>(() => lab.Client.Monitoring.AddServerAsync(Logins, cancellationToken: Token))).Message.ShouldContain("is of type client_event");

    [Fact]
    public async Task A_parameter_that_the_artifact_lacks_is_refused() =>
        (await Should.ThrowAsync<InvalidArgumentException>(() => lab.Client.Monitoring.AddClientAsync("Generic.Client.Stats", new Dictionary<string, string> { ["Frequenzy"] = "1" }, cancellationToken: Token))).Hint!.ShouldContain("Frequency");

    [Fact]
    public async Task An_unknown_artifact_is_not_found_and_the_near_one_named() =>
        (await Should.ThrowAsync<NotFoundException>(() => lab.Client.Monitoring.AddClientAsync("Linux.Events.SSHLogins", cancellationToken: Token))).Hint!.ShouldContain(Logins);

    [Fact]
    public async Task An_entry_that_is_not_there_is_not_removed()
    {
        (await Should.ThrowAsync<NotFoundException>(() => lab.Client.Monitoring.RemoveClientAsync("Generic.Client.Stats", "nobody", Token))).Hint!.ShouldContain("Generic.Client.Stats");
        await Should.ThrowAsync<NotFoundException>(() => lab.Client.Monitoring.RemoveServerAsync(Logins, Token));
    }

    [Fact]
    public async Task An_empty_label_is_refused() =>
        await Should.ThrowAsync<InvalidArgumentException>(() => lab.Client.Monitoring.AddClientAsync(Logins, label: " ", cancellationToken: Token));

    [Fact]
    public async Task Who_may_only_read_changes_no_table()
    {
        await using VelociraptorClient reader = lab.Connect("reader", "api");

        (await Should.ThrowAsync<PermissionDeniedException>(() => reader.Monitoring.AddClientAsync(Logins, cancellationToken: Token))).Permission.ShouldBe("COLLECT_CLIENT");
        (await Should.ThrowAsync<PermissionDeniedException>(() => reader.Monitoring.AddServerAsync("Server.Monitor.Shell", cancellationToken: Token))).Permission.ShouldBe("COLLECT_SERVER");
    }

    [Fact]
    public async Task Who_may_not_read_sees_no_table()
    {
        await using VelociraptorClient nobody = lab.Connect("artifact_writer");

        await Should.ThrowAsync<PermissionDeniedException>(() => nobody.Monitoring.GetClientsAsync(Token));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_fault_during_the_change_is_settled_by_the_table(bool isRefused)
    {
        int changes = 0;
        await using LabServer own = await LabServer.StartAsync(
            new LabOptions
            {
                Fault = call => call.Texts[0].Contains("add_client_monitoring", StringComparison.Ordinal) && Interlocked.Increment(ref changes) == 1
                    ? isRefused ? LabFault.Unavailable : LabFault.CutAfterRows(0)
                    : null,
            },
            Token);
        await using VelociraptorClient client = LabFixture.Connect(own);

        if (isRefused)
        {
            (await Should.ThrowAsync<MegaraptorException>(() => client.Monitoring.AddClientAsync(Logins, cancellationToken: Token))).Code.ShouldBe(MegaraptorErrorCode.NotDone);
        }
        else
        {
            (await client.Monitoring.AddClientAsync(Logins, cancellationToken: Token)).Artifact.ShouldBe(Logins);
        }

        changes.ShouldBe(1);
    }
}
