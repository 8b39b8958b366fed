using Microsoft.Extensions.Time.Testing;

namespace Megaraptor.Lab.Tests.Synthetic;

/// <summary>Hunts over a synthetic fleet.</summary>
public sealed class SyntheticHuntTests
{
    private static readonly SyntheticFleet s_fleet = new(2000, seed: 7);

    [Fact]
    public async Task A_hunt_finds_the_planted_program_on_its_hosts_and_no_other()
    {
        await using SyntheticLab lab = await SyntheticLab.StartAsync(s_fleet);
        await SyntheticLabTests.DefineAsync(lab, "SELECT Name FROM pslist() WHERE Name = 'nbsync.exe'");

        string hunt = await lab.HuntAsync("Custom.Own");

        (await lab.QueryAsync($"SELECT ClientId FROM hunt_results(hunt_id='{hunt}', artifact='Custom.Own')"))
            .ShouldBe(s_fleet.Planted("windows").Select(static id => $$"""{"ClientId":"{{id}}"}"""));
        (await lab.ValueAsync($"SELECT stats.total_clients_with_results AS N FROM hunts(hunt_id='{hunt}')")).ShouldBe("4");
    }

    [Fact]
    public async Task A_hunt_for_a_system_reaches_its_online_hosts_only()
    {
        await using SyntheticLab lab = await SyntheticLab.StartAsync(s_fleet);

        string hunt = await lab.HuntAsync("Linux.Sys.Pslist", ", os='linux'");

        string[] expected = [.. Enumerable.Range(0, s_fleet.Hosts).Select(static number => new Lab.Synthetic.SyntheticHost(s_fleet, number)).Where(static host => host.System == "linux" && host.IsOnline).Select(static host => $$"""{"ClientId":"{{host.ClientId}}"}""")];
        (await lab.QueryAsync($"SELECT ClientId FROM hunt_flows(hunt_id='{hunt}')")).ShouldBe(expected);
    }

    [Fact]
    public async Task A_hunt_counts_what_its_collections_hold()
    {
        await using SyntheticLab lab = await SyntheticLab.StartAsync(s_fleet);

        string hunt = await lab.HuntAsync("Windows.System.Pslist");

        string rows = await lab.ValueAsync($"SELECT count() AS N FROM hunt_results(hunt_id='{hunt}', artifact='Windows.System.Pslist') GROUP BY 1");
        (await lab.ValueAsync($"SELECT stats.total_collected_rows AS N FROM hunts(hunt_id='{hunt}')")).ShouldBe(rows);
        (await lab.ValueAsync($"SELECT sum(item=Flow.total_collected_rows) AS N FROM hunt_flows(hunt_id='{hunt}') GROUP BY 1")).ShouldBe(rows);
    }

    [Fact]
    public async Task A_label_brings_a_running_hunt_to_its_host()
    {
        await using SyntheticLab lab = await SyntheticLab.StartAsync(s_fleet);
        string client = s_fleet.Planted("windows").First();
        string hunt = await lab.ValueAsync("SELECT hunt(description='t', artifacts='Windows.System.Pslist', include_labels='suspect').HuntId AS Id FROM scope()");
        (await lab.QueryAsync($"SELECT * FROM hunt_flows(hunt_id='{hunt}')")).ShouldBeEmpty();

        await lab.QueryAsync($"SELECT label(client_id='{client}', labels='suspect', op='set') FROM scope()");

        (await lab.ValueAsync($"SELECT ClientId FROM hunt_flows(hunt_id='{hunt}')")).ShouldBe(client);
    }

    [Fact]
    public async Task A_collection_of_a_hunt_is_among_those_of_its_host_until_it_is_deleted()
    {
        await using SyntheticLab lab = await SyntheticLab.StartAsync(s_fleet);
        string client = s_fleet.Planted("windows").First();
        string hunt = await lab.HuntAsync("Windows.System.Pslist");
        string flow = await lab.ValueAsync($"SELECT session_id FROM flows(client_id='{client}')");
        flow.ShouldBe($"F.{hunt[2..]}.H");

        await lab.QueryAsync($"SELECT * FROM delete_flow(client_id='{client}', flow_id='{flow}', really_do_it=TRUE)");

        (await lab.QueryAsync($"SELECT session_id FROM flows(client_id='{client}')")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_collection_made_again_has_the_same_rows_and_times()
    {
        await using SyntheticLab lab = await SyntheticLab.StartAsync(s_fleet);
        await SyntheticLabTests.DefineAsync(lab, "SELECT Name, now() AS At FROM pslist() LIMIT 3");
        string hunt = await lab.HuntAsync("Custom.Own", ", os='darwin'");
        string query = $"SELECT ClientId, Name, At FROM hunt_results(hunt_id='{hunt}', artifact='Custom.Own')";

        List<string> once = await lab.QueryAsync(query);

        (await lab.QueryAsync(query)).ShouldBe(once);
    }

    [Fact]
    public async Task A_collection_of_a_hunt_that_was_given_up_stays_so_and_counts_as_an_error()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using SyntheticLab lab = await SyntheticLab.StartAsync(s_fleet, clock);
        string client = s_fleet.Planted("windows").First();
        string hunt = await lab.ValueAsync("SELECT hunt(description='t', artifacts='Windows.System.Pslist').HuntId AS Id FROM scope()");
        string flow = await lab.ValueAsync($"SELECT session_id FROM flows(client_id='{client}')");

        await lab.QueryAsync($"SELECT cancel_flow(client_id='{client}', flow_id='{flow}') FROM scope()");
        clock.Advance(TimeSpan.FromSeconds(1));
        await lab.FinishedAsync(hunt);

        (await lab.ValueAsync($"SELECT state FROM flows(client_id='{client}')")).ShouldBe("ERROR");
        (await lab.ValueAsync($"SELECT stats.total_clients_with_errors AS N FROM hunts(hunt_id='{hunt}')")).ShouldBe("1");
    }

    [Fact]
    public async Task A_paused_hunt_waits_and_a_stopped_one_takes_no_more_hosts()
    {
        await using SyntheticLab lab = await SyntheticLab.StartAsync(s_fleet);
        string hunt = await lab.ValueAsync("SELECT hunt(description='t', artifacts='Windows.System.Pslist', include_labels='suspect', pause=TRUE).HuntId AS Id FROM scope()");
        await lab.QueryAsync($"SELECT label(client_id='{s_fleet.Planted("windows").First()}', labels='suspect', op='set') FROM scope()");
        (await lab.QueryAsync($"SELECT * FROM hunt_flows(hunt_id='{hunt}')")).ShouldBeEmpty();

        await lab.QueryAsync($"SELECT hunt_update(hunt_id='{hunt}', start=TRUE) FROM scope()");
        (await lab.QueryAsync($"SELECT ClientId FROM hunt_flows(hunt_id='{hunt}')")).Count.ShouldBe(1);

        await lab.QueryAsync($"SELECT hunt_update(hunt_id='{hunt}', stop=TRUE) FROM scope()");
        await lab.QueryAsync($"SELECT label(client_id='{s_fleet.Planted("windows").Last()}', labels='suspect', op='set') FROM scope()");
        (await lab.QueryAsync($"SELECT ClientId FROM hunt_flows(hunt_id='{hunt}')")).Count.ShouldBe(1);
    }
}
