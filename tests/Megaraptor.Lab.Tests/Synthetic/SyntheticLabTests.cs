using System.Text.Json;

namespace Megaraptor.Lab.Tests.Synthetic;

/// <summary>A synthetic fleet as a client of the Lab sees it.</summary>
public sealed class SyntheticLabTests
{
    private const int Hosts = 1000;
    private static readonly SyntheticFleet s_fleet = new(Hosts, seed: 7);

    [Fact]
    public async Task Every_host_is_marked_as_synthetic()
    {
        await using SyntheticLab lab = await SyntheticLab.StartAsync(s_fleet);

        (await lab.ValueAsync("SELECT count() AS N FROM clients() WHERE 'synthetic' IN labels AND agent_information.name = 'synthetic' GROUP BY 1")).ShouldBe("1000");
    }

    [Theory]
    [InlineData("windows", "Windows.Remediation.Quarantine")]
    [InlineData("linux", "Linux.Remediation.Quarantine")]
    [InlineData("darwin", "MacOS.Remediation.Quarantine")]
    public async Task A_host_is_quarantined_by_the_artifact_of_its_system(string system, string artifact)
    {
        await using SyntheticLab lab = await SyntheticLab.StartAsync(s_fleet);
        string client = await lab.ValueAsync($"SELECT client_id FROM clients() WHERE os_info.system = '{system}' AND timestamp(epoch=last_seen_at) > now() - 60 LIMIT 1");

        string flow = await lab.CollectAsync(client, artifact, $"dict(`{artifact}`=dict(RemovePolicy='Y'))");

        (await lab.QueryAsync($"SELECT Result FROM source(client_id='{client}', flow_id='{flow}', artifact='{artifact}')")).ShouldBe(["""{"Result":"synthetic: policy removed"}"""]);
    }

    [Fact]
    public async Task An_artifact_for_another_system_finishes_with_nothing()
    {
        await using SyntheticLab lab = await SyntheticLab.StartAsync(s_fleet);
        string client = s_fleet.Planted("linux").First();

        string flow = await lab.CollectAsync(client, "Windows.System.Pslist");

        (await lab.QueryAsync($"SELECT state, total_collected_rows FROM flows(client_id='{client}', flow_id='{flow}')")).ShouldBe(["""{"state":"FINISHED","total_collected_rows":0}"""]);
    }

    [Fact]
    public async Task An_artifact_without_rows_fails_and_says_so()
    {
        await using SyntheticLab lab = await SyntheticLab.StartAsync(s_fleet);
        string client = s_fleet.Planted("windows").First();

        string flow = await lab.CollectAsync(client, "Windows.System.Handles");

        (await lab.ValueAsync($"SELECT status FROM flows(client_id='{client}', flow_id='{flow}')")).ShouldStartWith("The Lab has no rows of Windows.System.Handles on synthetic hosts");
    }

    [Fact]
    public async Task A_parameter_that_the_rows_do_not_follow_fails_and_says_so()
    {
        await using SyntheticLab lab = await SyntheticLab.StartAsync(s_fleet);
        string client = s_fleet.Planted("windows").First();

        string flow = await lab.CollectAsync(client, "Windows.NTFS.MFT", "dict(`Windows.NTFS.MFT`=dict(SizeMax='5'))");

        (await lab.ValueAsync($"SELECT status FROM flows(client_id='{client}', flow_id='{flow}')")).ShouldStartWith("The Lab cannot follow the parameter SizeMax");
    }

    [Fact]
    public async Task A_filter_of_an_artifact_is_followed()
    {
        await using SyntheticLab lab = await SyntheticLab.StartAsync(s_fleet);
        string client = s_fleet.Planted("windows").First();

        string flow = await lab.CollectAsync(client, "Windows.System.Pslist", "dict(`Windows.System.Pslist`=dict(ProcessRegex='^NBSYNC'))");

        (await lab.QueryAsync($"SELECT Name, Exe FROM source(client_id='{client}', flow_id='{flow}', artifact='Windows.System.Pslist')"))
            .ShouldBe(["""{"Name":"nbsync.exe","Exe":"C:\\ProgramData\\Nimbus\\nbsync.exe"}"""]);
    }

    [Fact]
    public async Task The_file_table_of_a_host_has_a_hundred_thousand_rows_and_any_of_them_is_at_hand()
    {
        await using SyntheticLab lab = await SyntheticLab.StartAsync(s_fleet);
        string client = s_fleet.Planted("windows").First();

        string flow = await lab.CollectAsync(client, "Windows.NTFS.MFT");

        long rows = long.Parse(await lab.ValueAsync($"SELECT total_collected_rows FROM flows(client_id='{client}', flow_id='{flow}')"), System.Globalization.CultureInfo.InvariantCulture);
        rows.ShouldBeGreaterThanOrEqualTo(100_000);
        (await lab.QueryAsync($"SELECT EntryNumber, OSPath FROM source(client_id='{client}', flow_id='{flow}', artifact='Windows.NTFS.MFT', start_row={rows - 1})"))
            .ShouldBe([$$"""{"EntryNumber":{{rows - 1}},"OSPath":"\\\\.\\C:\\ProgramData\\Nimbus\\nbsync.exe"}"""]);
    }

    [Fact]
    public async Task Integers_that_a_double_cannot_hold_arrive_whole()
    {
        await using SyntheticLab lab = await SyntheticLab.StartAsync(s_fleet);
        string client = s_fleet.Planted("windows").First();
        string journal = await lab.CollectAsync(client, "Windows.Forensics.Usn");
        string events = await lab.CollectAsync(client, "Windows.EventLogs.Evtx");

        (await lab.ValueAsync($"SELECT Usn FROM source(client_id='{client}', flow_id='{journal}', artifact='Windows.Forensics.Usn', count=1)")).ShouldBe("9007199254740993");
        (await lab.ValueAsync($"SELECT System.Keywords AS K FROM source(client_id='{client}', flow_id='{events}', artifact='Windows.EventLogs.Evtx', count=1)")).ShouldBe("9232379236109516800");
    }

    [Fact]
    public async Task The_planted_program_leaves_traces_that_lead_to_each_other()
    {
        await using SyntheticLab lab = await SyntheticLab.StartAsync(s_fleet);
        string client = s_fleet.Planted("windows").First();
        string connections = await lab.CollectAsync(client, "Windows.Network.NetstatEnriched");
        string tasks = await lab.CollectAsync(client, "Windows.System.TaskScheduler");
        string prefetch = await lab.CollectAsync(client, "Windows.Forensics.Prefetch");

        (await lab.ValueAsync($"SELECT Path FROM source(client_id='{client}', flow_id='{connections}', artifact='Windows.Network.NetstatEnriched/Netstat') WHERE DestIP = '203.0.113.77'")).ShouldBe(@"C:\ProgramData\Nimbus\nbsync.exe");
        (await lab.ValueAsync($"SELECT OSPath FROM source(client_id='{client}', flow_id='{tasks}', artifact='Windows.System.TaskScheduler/Analysis') WHERE Command =~ 'nbsync'")).ShouldBe(@"C:\Windows\System32\Tasks\Nimbus\Sync");
        (await lab.ValueAsync($"SELECT Executable FROM source(client_id='{client}', flow_id='{prefetch}', artifact='Windows.Forensics.Prefetch') WHERE Binary =~ 'nimbus'")).ShouldBe("NBSYNC.EXE");
    }

    [Theory]
    [InlineData("SELECT Name FROM pslist() WHERE Exe =~ 'nimbus'", """{"Name":"nbsync.exe"}""")]
    [InlineData("SELECT Raddr.Port AS Port FROM netstat() WHERE Raddr.IP = '203.0.113.77'", """{"Port":8443}""")]
    [InlineData("SELECT OS FROM info()", """{"OS":"windows"}""")]
    [InlineData("SELECT count() AS N FROM users() WHERE User_sid =~ '^S-1-5-21' GROUP BY 1", null)]
    [InlineData("SELECT Name FROM interfaces() WHERE HardwareAddr", """{"Name":"Ethernet"}""")]
    [InlineData(@"SELECT OSPath FROM glob(globs='C:\\ProgramData\\**\\*.exe')", """{"OSPath":"C:\\ProgramData\\Nimbus\\nbsync.exe"}""")]
    [InlineData("SELECT OSPath FROM glob(globs='c:/programdata/nimbus/*')", """{"OSPath":"C:\\ProgramData\\Nimbus\\nbsync.exe"}""")]
    [InlineData(@"SELECT read_file(filename='C:\\ProgramData\\Nimbus\\nbsync.exe') AS Data FROM scope()", """{"Data":"synthetic program nbsync.exe\n"}""")]
    [InlineData("SELECT Name FROM Artifact.Windows.System.Pslist(ProcessRegex='^nbsync') WHERE Authenticode.Trusted = 'untrusted'", """{"Name":"nbsync.exe"}""")]
    [InlineData("SELECT Exe FROM Artifact.Windows.System.Pslist() WHERE hash(path=Exe).SHA256 = Hash.SHA256 AND Name = 'nbsync.exe'", """{"Exe":"C:\\ProgramData\\Nimbus\\nbsync.exe"}""")]
    public async Task A_query_of_the_users_own_runs_on_a_host(string vql, string? expected)
    {
        await using SyntheticLab lab = await SyntheticLab.StartAsync(s_fleet);
        string client = s_fleet.Planted("windows").First();
        await DefineAsync(lab, vql);

        string flow = await lab.CollectAsync(client, "Custom.Own");

        List<string> rows = await lab.QueryAsync($"SELECT * FROM source(client_id='{client}', flow_id='{flow}', artifact='Custom.Own')");
        if (expected is null)
        {
            rows.ShouldHaveSingleItem();
        }
        else
        {
            rows.ShouldBe([expected]);
        }
    }

    [Fact]
    public async Task Two_labs_share_nothing()
    {
        await using SyntheticLab one = await SyntheticLab.StartAsync(s_fleet);
        await using SyntheticLab other = await SyntheticLab.StartAsync(s_fleet);

        await one.QueryAsync($"SELECT label(client_id='{s_fleet.ClientId(3)}', labels='mine', op='set') FROM scope()");

        (await one.QueryAsync("SELECT client_id FROM clients(search='label:mine')")).Count.ShouldBe(1);
        (await other.QueryAsync("SELECT client_id FROM clients(search='label:mine')")).ShouldBeEmpty();
    }

    internal static async Task DefineAsync(SyntheticLab lab, string vql)
    {
        string yaml = "name: Custom.Own\nsources:\n  - query: |\n      " + vql + "\n";
        string json = JsonSerializer.Serialize(yaml);
        await lab.QueryAsync($"LET A <= parse_json(data='''{{\"A\":{json}}}''').A SELECT artifact_set(definition=A) FROM scope()");
    }
}
