using Megaraptor.Lab.Store.Hunts;
using Megaraptor.Lab.Synthetic;

namespace Megaraptor.Lab.Tests.Synthetic;

/// <summary>How much a large fleet holds on to.</summary>
[Collection(nameof(MeasuredAlone))]
public sealed class SyntheticMemoryTests
{
    private const int Many = 100_000;
    private const long Mebibyte = 1024 * 1024;

    [Fact]
    public async Task A_hundred_thousand_hosts_are_listed_and_hunted_within_the_bound()
    {
        long before = GC.GetTotalMemory(forceFullCollection: true);
        await using SyntheticLab lab = await SyntheticLab.StartAsync(new SyntheticFleet(Many, seed: 7));

        (await lab.ValueAsync("SELECT count() AS N FROM clients() GROUP BY 1")).ShouldBe("100000");
        string hunt = await lab.HuntAsync("Windows.Sys.Users", ", os='windows'");
        (await lab.QueryAsync($"SELECT ClientId FROM hunt_flows(hunt_id='{hunt}') LIMIT 10")).Count.ShouldBe(10);

        // Other tests run beside this one; what they hold on to is far less than the room there is.
        (GC.GetTotalMemory(forceFullCollection: true) - before).ShouldBeLessThan(200 * Mebibyte);
    }

    [Fact]
    public void A_population_and_a_hunt_over_it_hold_a_few_bytes_a_host()
    {
        long before = GC.GetAllocatedBytesForCurrentThread();

        var population = new SyntheticPopulation(new SyntheticFleet(Many), DateTimeOffset.UnixEpoch);
        var cohort = new HuntCohort(population, "F.X.H", 0);
        for (int i = 0; i < Many; i++)
        {
            cohort.Schedule(i, 0);
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(4 * Mebibyte);
    }

    [Fact]
    public void A_row_far_down_a_long_table_is_made_alone()
    {
        SyntheticHost host = Enumerable.Range(0, 100).Select(static number => new SyntheticHost(new SyntheticFleet(100), number)).First(static host => host.System == "windows");
        var rows = SyntheticArtifacts.Find(host, "Windows.NTFS.MFT", ["Windows.NTFS.MFT"], new Dictionary<string, string>(0), out _)!.Single().Rows;
        _ = rows.Read(start: 1).First();
        long before = GC.GetAllocatedBytesForCurrentThread();

        _ = rows.Read(start: 90_000).First();

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(64 * 1024);
    }
}
