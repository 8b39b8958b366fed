using Megaraptor.Lab.Store.Clients;
using Megaraptor.Lab.Store.Records;
using Megaraptor.Lab.Synthetic;

namespace Megaraptor.Lab.Tests.Synthetic;

/// <summary>Searches over a population find what they would find if every client were kept.</summary>
public sealed class SyntheticSearchTests
{
    private static readonly SyntheticFleet s_fleet = new(1000, seed: 7);
    private static readonly SyntheticPopulation s_population = new(s_fleet, DateTimeOffset.UnixEpoch.AddSeconds(SyntheticHost.Epoch));

    public static TheoryData<string> Searches
    {
        get
        {
            var host = new SyntheticHost(s_fleet, 123);
            return
            [
                "", "all", "*", "host:", "host:ws*", "host:*muc*", "host:SRV-*-0001*", host.Hostname, "host:" + host.Hostname.ToLowerInvariant(), "host:東京*", "label:server", "label:SYNTHETIC", "label:la*",
                "label:none", "label:watched", "label:*", "mac:" + host.MacAddress, "mac:02:5e:00:0*", "ip:10.128.0.1*", "ip:" + host.Address, host.ClientId, host.ClientId[..6], "C.", "client:" + host.ClientId, "recent:",
                "host:nothing", "kept", "host:kept*",
            ];
        }
    }

    [Theory]
    [MemberData(nameof(Searches))]
    public void A_search_finds_what_it_finds_in_a_table(string text)
    {
        ClientSearch search = Search(text);

        Lazy().Find(search).ShouldBe(Kept().Find(search));
    }

    [Fact]
    public void A_changed_client_keeps_its_place_and_its_change()
    {
        ClientTable table = Lazy();

        table.TryRead(s_fleet.ClientId(5), static client => client.Record.Labels[^1], out string? label);

        label.ShouldBe("watched");
        table.Find(Search("")).Count(static id => id == s_fleet.ClientId(5)).ShouldBe(1);
    }

    [Fact]
    public void A_removed_client_is_gone()
    {
        ClientTable table = Lazy();

        table.Remove(s_fleet.ClientId(5)).ShouldBeTrue();

        table.Contains(s_fleet.ClientId(5)).ShouldBeFalse();
        table.Remove(s_fleet.ClientId(5)).ShouldBeFalse();
        table.Count.ShouldBe(1000);
    }

    [Fact]
    public void The_first_clients_of_many_are_found_without_looking_at_the_others()
    {
        var population = new CountingPopulation(new SyntheticPopulation(new SyntheticFleet(100_000), DateTimeOffset.UnixEpoch));
        var table = new ClientTable(TimeProvider.System);
        table.Add(population);

        foreach (string text in (string[])["", "label:none", "ip:10."])
        {
            table.Find(Search(text)).Take(10).Count().ShouldBeLessThanOrEqualTo(10);
        }

        population.Looked.ShouldBeLessThan(100_000 + 100, "only label:none, which finds nothing, has to look at all");
    }

    private static ClientSearch Search(string text) =>
        ClientSearch.TryParse(text, out ClientSearch? search, out string error) ? search! : throw new ArgumentException(error, nameof(text));

    private static ClientTable Lazy()
    {
        var table = new ClientTable(TimeProvider.System);
        table.Add(Own());
        table.Add(s_population);
        table.Change(s_fleet.ClientId(5), static client => client.Record.Labels.Add("watched"));
        return table;
    }

    private static ClientTable Kept()
    {
        var table = new ClientTable(TimeProvider.System);
        table.Add(Own());
        for (int i = 0; i < s_fleet.Hosts; i++)
        {
            table.Add(s_population.Make(i));
        }

        table.Change(s_fleet.ClientId(5), static client => client.Record.Labels.Add("watched"));
        return table;
    }

    private static Client Own() => new(new ClientRecord { ClientId = "C.0008000000000000", FirstSeenAt = 1, System = new SystemRecord { Hostname = "kept-01" } }, isOnline: false);

    private sealed class CountingPopulation(ClientPopulation population) : ClientPopulation
    {
        public int Looked { get; private set; }

        public override int Count => population.Count;

        public override string IdOf(int number)
        {
            Looked++;
            return population.IdOf(number);
        }

        public override int NumberOf(string clientId) => population.NumberOf(clientId);

        public override IClientFacts FactsOf(int number)
        {
            Looked++;
            return population.FactsOf(number);
        }

        public override Client Make(int number)
        {
            Looked++;
            return population.Make(number);
        }
    }
}
