using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Operations.Clients;
using Megaraptor.Sdk.Operations.Hunts;

namespace Megaraptor.Sdk.Tests.Operations;

/// <summary>How many clients a hunt would reach, counted on a Lab.</summary>
public sealed class HuntEstimateTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_client_counts_and_those_online_and_seen_lately_are_told_apart()
    {
        await using HuntLab lab = await HuntLab.StartAsync();
        HuntEstimate estimate = await lab.Client.Hunts.EstimateAsync(cancellationToken: Token);

        (estimate.Clients, estimate.Online, estimate.Active).ShouldBe((4, 3, 4));
        estimate.ByOs.Select(static system => (system.Os, system.Clients, system.Online)).ShouldBe([("linux", 3L, 2L), ("windows", 1L, 1L)]);
    }

    [Fact]
    public async Task Labels_are_compared_regardless_of_case_and_those_to_exclude_count_out()
    {
        await using HuntLab lab = await HuntLab.StartAsync();
        HuntEstimate included = await lab.Client.Hunts.EstimateAsync(includeLabels: ["PROD"], cancellationToken: Token);
        HuntEstimate narrowed = await lab.Client.Hunts.EstimateAsync(includeLabels: ["PROD"], excludeLabels: ["Critical"], cancellationToken: Token);
        HuntEstimate windows = await lab.Client.Hunts.EstimateAsync(osFilter: ClientOs.Windows, cancellationToken: Token);

        (included.Clients, narrowed.Clients, windows.Clients).ShouldBe((2, 1, 1));
    }

    [Theory]
    [InlineData("' OR TRUE OR '")]
    [InlineData("x') OR TRUE --")]
    public async Task A_hostile_label_is_a_label(string label)
    {
        await using HuntLab lab = await HuntLab.StartAsync();

        (await lab.Client.Hunts.EstimateAsync(includeLabels: [label], cancellationToken: Token)).Clients.ShouldBe(0);
    }

    [Fact]
    public async Task What_no_hunt_can_have_is_not_estimated()
    {
        await using HuntLab lab = await HuntLab.StartAsync();

        await Should.ThrowAsync<InvalidArgumentException>(() => lab.Client.Hunts.EstimateAsync(includeLabels: ["a"], osFilter: ClientOs.Linux, cancellationToken: Token));
    }
}
