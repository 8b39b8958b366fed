using Megaraptor.Lab;
using Megaraptor.Sdk.Configuration;
using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Operations.Clients;

namespace Megaraptor.Sdk.Tests.Operations;

/// <summary>Interrogating clients and deleting them, on Labs of their own.</summary>
public sealed class ClientChangeTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_interrogation_returns_its_rows_once_it_ended()
    {
        await using LabServer lab = await LabServer.StartAsync(new LabOptions { Fleet = LabFleet.Enrolled }, Token);
        await using VelociraptorClient client = LabFixture.Connect(lab);

        ClientInterrogation interrogation = await client.Clients.InterrogateAsync(LabFixture.Web, 60, Token);

        (interrogation.State, interrogation.Ended, interrogation.Rows!.Any(static row => row["Hostname"].AsString() == "web-01")).ShouldBe(("FINISHED", true, true), interrogation.Situation);
    }

    [Fact]
    public async Task An_interrogation_of_an_offline_client_waits_for_it()
    {
        await using LabServer lab = await LabServer.StartAsync(new LabOptions { Fleet = LabFleet.Enrolled }, Token);
        await using VelociraptorClient client = LabFixture.Connect(lab);

        ClientInterrogation interrogation = await client.Clients.InterrogateAsync(LabFixture.Laptop, cancellationToken: Token);

        (interrogation.Ended, interrogation.Rows, interrogation.Situation.Contains("offline", StringComparison.Ordinal)).ShouldBe((false, null, true));
    }

    [Theory]
    [InlineData("C.0000000000000000", "not_found")]
    [InlineData("server", "invalid_argument")]
    public async Task What_is_no_endpoint_is_not_interrogated(string clientId, string code)
    {
        await using LabServer lab = await LabServer.StartAsync(new LabOptions { Fleet = LabFleet.Enrolled }, Token);
        await using VelociraptorClient client = LabFixture.Connect(lab);

        (await Should.ThrowAsync<MegaraptorException>(() => client.Clients.InterrogateAsync(clientId, cancellationToken: Token))).Code.Name.ShouldBe(code);
    }

    [Fact]
    public async Task Who_may_not_collect_may_not_interrogate()
    {
        await using LabServer lab = await LabServer.StartAsync(new LabOptions { Fleet = LabFleet.Enrolled }, Token);
        await using VelociraptorClient reader = Connect(lab, "reader");

        (await Should.ThrowAsync<PermissionDeniedException>(() => reader.Clients.InterrogateAsync(LabFixture.Web, cancellationToken: Token))).Permission.ShouldBe("COLLECT_CLIENT");
    }

    [Fact]
    public async Task A_dry_run_lists_what_would_go_and_deletes_nothing()
    {
        await using LabServer lab = await LabServer.StartAsync(cancellationToken: Token);
        await using VelociraptorClient client = LabFixture.Connect(lab);

        ClientDeletion dry = await client.Clients.DeleteAsync(LabFixture.Web, cancellationToken: Token);

        (dry.Deleted, dry.Host, dry.Flows > 0, dry.FileCount > dry.Flows, dry.Files.Any(static path => path.Contains("/opt/", StringComparison.Ordinal))).ShouldBe((false, "web-01", true, true, false));
        (await client.Clients.GetAsync(LabFixture.Web, cancellationToken: Token)).OsInfo.Hostname.ShouldBe("web-01");
    }

    [Theory]
    [InlineData("web-01")]
    [InlineData(LabFixture.Web)]
    public async Task A_confirmed_deletion_takes_the_client_away(string confirm)
    {
        await using LabServer lab = await LabServer.StartAsync(cancellationToken: Token);
        await using VelociraptorClient client = LabFixture.Connect(lab);

        (await client.Clients.DeleteAsync(LabFixture.Web, reallyDoIt: true, confirm, Token)).Deleted.ShouldBeTrue();
        await Should.ThrowAsync<NotFoundException>(() => client.Clients.GetAsync(LabFixture.Web, cancellationToken: Token));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("db-01")]
    public async Task A_deletion_without_the_right_name_is_refused(string? confirm)
    {
        await using LabServer lab = await LabServer.StartAsync(cancellationToken: Token);
        await using VelociraptorClient client = LabFixture.Connect(lab);

        await Should.ThrowAsync<InvalidArgumentException>(() => client.Clients.DeleteAsync(LabFixture.Web, reallyDoIt: true, confirm, Token));
        (await client.Clients.GetAsync(LabFixture.Web, cancellationToken: Token)).ClientId.ShouldBe(LabFixture.Web);
    }

    [Fact]
    public async Task Who_does_not_administer_the_server_deletes_no_client()
    {
        await using LabServer lab = await LabServer.StartAsync(cancellationToken: Token);
        await using VelociraptorClient investigator = Connect(lab, "investigator");

        (await Should.ThrowAsync<PermissionDeniedException>(() => investigator.Clients.DeleteAsync(LabFixture.Web, cancellationToken: Token))).Permission.ShouldBe("SERVER_ADMIN");
    }

    [Fact]
    public async Task A_deletion_whose_answer_was_cut_is_found_done()
    {
        await using LabServer lab = await LabServer.StartAsync(new LabOptions { Fault = static call => call.Texts[0].Contains("really_do_it", StringComparison.Ordinal) ? Megaraptor.Lab.Faults.LabFault.CutAfterRows(0) : null }, Token);
        await using VelociraptorClient client = LabFixture.Connect(lab);

        (await client.Clients.DeleteAsync(LabFixture.Web, reallyDoIt: true, "web-01", Token)).Deleted.ShouldBeTrue();
    }

    private static VelociraptorClient Connect(LabServer lab, string role) => new(ApiClientConfiguration.Parse(lab.CreateApiClientYaml(role, role, "api"), "the Lab"));
}
