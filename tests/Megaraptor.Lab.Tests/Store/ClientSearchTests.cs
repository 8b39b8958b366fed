using Megaraptor.Lab.Store.Clients;
using Megaraptor.Lab.Store.Records;
using Microsoft.Extensions.Time.Testing;

namespace Megaraptor.Lab.Tests.Store;

public sealed class ClientSearchTests
{
    private const string Web = "C.0773c28ad8f6a20d";
    private const string Build = "C.7f8bb23f82dde8aa";
    private const string Database = "C.a4bd0a2c317956cc";

    [Theory]
    [InlineData("", Web, Build, Database)]
    [InlineData("all", Web, Build, Database)]
    [InlineData("*", Build, Database, Web)]
    [InlineData("host:", Build, Database, Web)]
    [InlineData("web-01", Web)]
    [InlineData("WEB", Web)]
    [InlineData("host:web*", Web)]
    [InlineData("host:*01", Build, Database, Web)]
    [InlineData("host:w*x")]
    [InlineData("C.7f8b", Build)]
    [InlineData("c.7F8B", Build)]
    [InlineData("client:C.a4", Database)]
    [InlineData("label:none", Build, Database)]
    [InlineData("label:PROD", Web)]
    [InlineData("label:*", Web)]
    [InlineData("label:nope")]
    [InlineData("mac:4e:23", Web)]
    [InlineData("ip:10.20.0.1*", Build, Web, Database)]
    [InlineData("ip:10.20.0.13", Build)]
    [InlineData("ip:127*")]
    [InlineData("recent")]
    [InlineData("recent:")]
    public void Clients_are_found_in_the_order_of_the_index(string text, params string[] expected)
    {
        Table().Find(Search(text)).ShouldBe(expected);
    }

    [Theory]
    [InlineData("bogus:zzz", "Invalid search operator bogus")]
    [InlineData("Host:web-01", "Invalid search operator Host")]
    public void An_operator_that_does_not_exist_is_an_error(string text, string expected)
    {
        ClientSearch.TryParse(text, out _, out string error).ShouldBeFalse();

        error.ShouldBe(expected);
    }

    [Fact]
    public void A_client_that_never_enrolled_is_found_by_its_label_only()
    {
        ClientTable table = Table();
        table.Change("C.0000000000000000", static client => client.Record.Labels.Add("x"));

        table.Find(Search("label:x")).ShouldBe(["C.0000000000000000"]);
        table.Find(Search("C.0000000000000000")).ShouldBeEmpty();
    }

    [Fact]
    public void An_online_client_is_seen_again_and_again()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 25, 0, 0, 0, TimeSpan.Zero));
        ClientTable table = Table(clock);
        table.TryRead(Web, static client => client.Record.LastSeenAt, out long before);
        clock.Advance(TimeSpan.FromMinutes(1));

        table.TryRead(Web, static client => client.Record.LastSeenAt, out long after);

        (after - before).ShouldBe(60_000_000);
    }

    [Fact]
    public void An_offline_client_keeps_the_time_it_was_last_seen()
    {
        ClientTable table = Table();

        table.TryRead(Database, static client => client.Record.LastSeenAt, out long seen);

        seen.ShouldBe(5);
    }

    private static ClientSearch Search(string text) =>
        ClientSearch.TryParse(text, out ClientSearch? search, out string error) ? search! : throw new ArgumentException(error, nameof(text));

    private static ClientTable Table(TimeProvider? clock = null)
    {
        var table = new ClientTable(clock ?? TimeProvider.System);
        table.Add(Client(Build, "build-01", "10.20.0.13:35258", "fa:ed:e8:12:05:21", online: true));
        table.Add(Client(Web, "web-01", "10.20.0.11:51182", "4e:23:49:91:81:06", online: true, "Prod"));
        table.Add(Client(Database, "db-01", "10.20.0.12:55684", "d2:9a:9c:d9:5e:71", online: false));
        return table;
    }

    private static Client Client(string id, string host, string address, string mac, bool online, params string[] labels)
    {
        var record = new ClientRecord { ClientId = id, FirstSeenAt = 1, LastSeenAt = 5, LastIp = address, System = new SystemRecord { Hostname = host } };
        record.System.MacAddresses.Add(mac);
        record.Labels.AddRange(labels);
        return new Client(record, online);
    }
}
