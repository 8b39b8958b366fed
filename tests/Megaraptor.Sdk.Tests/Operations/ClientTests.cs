using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Operations.Clients;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Tests.Operations;

public sealed class ClientTests(LabFixture lab)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_whole_fleet_is_listed_without_arguments()
    {
        IReadOnlyList<ClientSummary> fleet = await lab.Client.Clients.ListAsync(cancellationToken: Token).ToListAsync(Token);

        fleet.Select(static client => (client.Hostname, client.Online)).ShouldBe([("build-01", true), ("db-01", true), ("laptop-07", false), ("web-01", true)], ignoreOrder: true);
    }

    [Theory]
    [InlineData("web-01", 1)]
    [InlineData("web*", 1)]
    [InlineData("host:db-01", 1)]
    [InlineData(LabFixture.Web, 1)]
    [InlineData("all", 4)]
    [InlineData("nosuch", 0)]
    public async Task A_search_finds_hosts_by_what_people_type(string search, int count) =>
        (await lab.Client.Clients.ListAsync(search, cancellationToken: Token).ToListAsync(Token)).Count.ShouldBe(count);

    [Theory]
    [InlineData(ClientOs.Linux, 4)]
    [InlineData(ClientOs.Windows, 0)]
    public async Task The_operating_system_narrows_the_list(ClientOs os, int count) =>
        (await lab.Client.Clients.ListAsync(os: os, cancellationToken: Token).ToListAsync(Token)).Count.ShouldBe(count);

    [Fact]
    public async Task A_list_that_is_cut_says_so()
    {
        VqlRows<ClientSummary> clients = lab.Client.Clients.ListAsync(limit: 3, cancellationToken: Token);

        ((await clients.ToListAsync(Token)).Count, clients.Outcome.HasMore).ShouldBe((3, true));
    }

    [Fact]
    public async Task A_list_that_is_complete_says_so()
    {
        VqlRows<ClientSummary> clients = lab.Client.Clients.ListAsync(limit: 4, cancellationToken: Token);

        ((await clients.ToListAsync(Token)).Count, clients.Outcome.HasMore).ShouldBe((4, false));
    }

    [Fact]
    public async Task The_details_of_a_client_are_typed()
    {
        ClientDetails details = await lab.Client.Clients.GetAsync(LabFixture.Web, interrogation: true, Token);

        (details.OsInfo?.Hostname, details.AgentInformation?.Version, details.Interrogation?[0]["Hostname"].AsString()).ShouldBe(("web-01", "0.77.2", "web-01"));
    }

    [Fact]
    public async Task An_offline_client_is_told_by_its_last_contact()
    {
        ClientDetails details = await lab.Client.Clients.GetAsync(LabFixture.Laptop, cancellationToken: Token);

        (details.Online, details.LastSeenAt is { } seen && seen < DateTimeOffset.UtcNow.AddMinutes(-15)).ShouldBe((false, true));
    }

    [Theory]
    [InlineData("C.0000000000000000")]
    [InlineData("C.0773C28AD8F6A20D")]
    public async Task A_client_that_does_not_exist_is_a_failure(string clientId) =>
        (await Should.ThrowAsync<NotFoundException>(() => lab.Client.Clients.GetAsync(clientId, cancellationToken: Token))).Message.ShouldBe($"There is no client {clientId}.");
}
