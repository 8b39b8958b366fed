using System.Text;
using Megaraptor.Lab.Store.Clients;
using Megaraptor.Lab.Store.Records;
using Megaraptor.Lab.Store.Rows;
using Megaraptor.Lab.Synthetic;
using Microsoft.Extensions.Time.Testing;

namespace Megaraptor.Lab.Tests.Synthetic;

/// <summary>What follows from the seed of a fleet.</summary>
public sealed class SyntheticFleetTests
{
    private static readonly DateTimeOffset s_started = new(2026, 11, 29, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_same_seed_gives_the_same_hosts()
    {
        Describe(new SyntheticFleet(200, seed: 7)).ShouldBe(Describe(new SyntheticFleet(200, seed: 7)));
    }

    [Fact]
    public void Another_seed_gives_other_hosts()
    {
        Describe(new SyntheticFleet(200, seed: 7)).Intersect(Describe(new SyntheticFleet(200, seed: 8))).ShouldBeEmpty();
    }

    [Fact]
    public void The_same_seed_gives_the_same_rows()
    {
        foreach (string artifact in SyntheticArtifacts.Names)
        {
            Rows(7, artifact).ShouldBe(Rows(7, artifact), artifact);
        }
    }

    [Fact]
    public void Every_row_is_json_with_the_columns_of_the_first()
    {
        foreach (string artifact in SyntheticArtifacts.Names)
        {
            foreach (IGrouping<string, string> source in Rows(7, artifact).Select(static row => row.Split('\t', 2)).GroupBy(static row => row[0], static row => row[1], StringComparer.Ordinal))
            {
                string[] columns = [.. source.Select(Columns).Distinct(StringComparer.Ordinal)];
                columns.Length.ShouldBe(1, source.Key);
            }
        }
    }

    [Fact]
    public void Every_artifact_with_rows_is_one_of_the_servers()
    {
        SyntheticArtifacts.Names.Except(Lab.Artifacts.BuiltInArtifacts.All.Keys).ShouldBeEmpty();
    }

    [Fact]
    public void A_table_has_every_source_of_its_artifact_that_has_a_name()
    {
        foreach (string artifact in SyntheticArtifacts.Names)
        {
            string[] sources = [.. Lab.Artifacts.BuiltInArtifacts.All[artifact].Sources.Select(source => source.Name.Length == 0 ? artifact : $"{artifact}/{source.Name}")];
            SyntheticArtifacts.Find(new SyntheticHost(new SyntheticFleet(1), 0), artifact, sources, new Dictionary<string, string>(0), out string reason).ShouldNotBeNull(reason);
        }
    }

    [Fact]
    public void Ids_ascend_and_name_their_hosts()
    {
        var fleet = new SyntheticFleet(1000, seed: 7);
        string[] ids = [.. Enumerable.Range(0, 1000).Select(fleet.ClientId)];

        ids.ShouldBe(ids.Order(StringComparer.Ordinal));
        ids.Select(id => SyntheticId.NumberOf(7, 1000, id)).ShouldBe(Enumerable.Range(0, 1000));
    }

    [Theory]
    [InlineData("")]
    [InlineData("C.")]
    [InlineData("server")]
    [InlineData("C.0000000000000000")]
    [InlineData("C.ffffffffffffffff")]
    [InlineData("C.zzzzzzzzzzzzzzzz")]
    public void Another_id_is_no_hosts(string id)
    {
        SyntheticId.NumberOf(7, 1000, id).ShouldBe(-1);
    }

    [Fact]
    public void An_id_in_capitals_is_no_hosts()
    {
        SyntheticId.NumberOf(7, 1000, "C." + SyntheticId.Of(7, 600)[2..].ToUpperInvariant()).ShouldBe(-1);
    }

    [Fact]
    public void Systems_are_mixed()
    {
        var fleet = new SyntheticFleet(1000);
        string[] systems = [.. Enumerable.Range(0, 1000).Select(number => new SyntheticHost(fleet, number).System)];

        systems.Count(static system => system == "windows").ShouldBeInRange(600, 800);
        systems.Count(static system => system == "linux").ShouldBeInRange(120, 280);
        systems.Count(static system => system == "darwin").ShouldBeInRange(50, 150);
    }

    [Theory]
    [InlineData(1, 1, 0)]
    [InlineData(300, 1, 1)]
    [InlineData(1000, 2, 1)]
    [InlineData(10_000, 20, 10)]
    public void Programs_are_planted_on_so_many_hosts(int hosts, int windows, int linux)
    {
        var fleet = new SyntheticFleet(hosts, seed: 3);

        fleet.Planted("windows").Count().ShouldBe(windows);
        fleet.Planted("linux").Count().ShouldBe(linux);
    }

    [Fact]
    public void The_planted_program_runs_on_the_hosts_that_are_named_and_no_other()
    {
        var fleet = new SyntheticFleet(3000, seed: 3);
        string[] found = [.. Enumerable.Range(0, 3000).Select(number => new SyntheticHost(fleet, number)).Where(static host => host.Processes.Any(static process => process.Name == "nbsync.exe")).Select(static host => host.ClientId)];

        found.ShouldBe(fleet.Planted("windows"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(1_000_001)]
    public void A_fleet_has_hosts_and_not_too_many(int hosts)
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new SyntheticFleet(hosts));
    }

    [Fact]
    public void Names_that_need_care_are_among_the_users()
    {
        var fleet = new SyntheticFleet(100);
        string all = string.Join('\n', Enumerable.Range(0, 100).SelectMany(number => new SyntheticHost(fleet, number).Users).Select(static user => user.Name + user.FullName));

        foreach (string character in (string[])["'", "\"", "\\", "<", "ü", "山"])
        {
            all.ShouldContain(character);
        }
    }

    private static string[] Describe(SyntheticFleet fleet)
    {
        var table = new ClientTable(new FakeTimeProvider(s_started));
        table.Add(new SyntheticPopulation(fleet, s_started));
        return [.. table.Ids().Select(id => table.TryRead(id, static client => Evaluation.Text(client.Record), out string? text) ? text! : "")];
    }

    /// <summary>The first rows of every source on a host of each system, each behind the name of its source.</summary>
    private static List<string> Rows(int seed, string artifact)
    {
        var fleet = new SyntheticFleet(600, seed);
        string[] sources = [.. Lab.Artifacts.BuiltInArtifacts.All[artifact].Sources.Select(source => source.Name.Length == 0 ? artifact : $"{artifact}/{source.Name}")];
        var rows = new List<string>();
        foreach (SyntheticHost host in Enumerable.Range(0, 20).Select(number => new SyntheticHost(fleet, number)).DistinctBy(static host => host.System))
        {
            foreach ((string source, RowSet set) in SyntheticArtifacts.Find(host, artifact, sources, new Dictionary<string, string>(0), out _)!)
            {
                rows.AddRange(set.Read().Take(50).Select(row => $"{source}\t{Encoding.UTF8.GetString(row.Span)}"));
            }
        }

        rows.ShouldNotBeEmpty(artifact);
        return rows;
    }

    private static string Columns(string row)
    {
        using var document = System.Text.Json.JsonDocument.Parse(row);
        return string.Join(',', document.RootElement.EnumerateObject().Select(static property => property.Name));
    }

    private static class Evaluation
    {
        public static string Text(ClientRecord record) => Lab.Evaluation.Json.JsonText.Of(FullEncoding.Of(record));
    }
}
