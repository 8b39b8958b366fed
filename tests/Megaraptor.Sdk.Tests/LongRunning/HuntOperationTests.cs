using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.LongRunning;
using Megaraptor.Sdk.Operations.Hunts;
using Megaraptor.Sdk.Query;
using Megaraptor.Sdk.Tests.Operations;

namespace Megaraptor.Sdk.Tests.LongRunning;

/// <summary>A hunt that is followed by its id, on a Lab.</summary>
public sealed class HuntOperationTests
{
    private static readonly HuntWait s_quickly = new() { FirstPause = TimeSpan.FromMilliseconds(50), LongestPause = TimeSpan.FromMilliseconds(200) };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_is_waited_for_and_read()
    {
        await using HuntLab lab = await HuntLab.StartAsync();
        HuntOperation hunt = await StartAsync(lab, "prod");
        HuntProgress progress = await hunt.WaitForCompletionAsync(s_quickly with { AtLeastClients = 2 }, Token);
        IReadOnlyList<VqlRow> rows = await hunt.GetRowsAsync(HuntLab.Artifact, cancellationToken: Token).ToListAsync(Token);
        IReadOnlyList<HuntFlow> clients = await hunt.GetClientsAsync(cancellationToken: Token).ToListAsync(Token);

        (progress.HasCompleted, progress.Scheduled, progress.Unfinished, hunt.State, rows.Count, clients.Count).ShouldBe((true, 2, 0, HuntOperationState.Running, 3, 2));
    }

    [Fact]
    public async Task Ending_the_wait_does_not_stop_it()
    {
        await using HuntLab lab = await HuntLab.StartAsync();
        HuntOperation hunt = await StartAsync(lab, "nobody");
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Token);
        patience.CancelAfter(TimeSpan.FromMilliseconds(300));

        await Should.ThrowAsync<OperationCanceledException>(() => hunt.WaitForCompletionAsync(s_quickly, patience.Token));
        (await hunt.UpdateStatusAsync(Token)).State.ShouldBe(HuntOperationState.Running);
    }

    [Fact]
    public async Task A_hunt_that_was_stopped_without_clients_is_over()
    {
        await using HuntLab lab = await HuntLab.StartAsync();
        HuntOperation hunt = await StartAsync(lab, "nobody");
        HuntChange stopped = await hunt.StopAsync(Token);
        HuntProgress progress = await hunt.WaitForCompletionAsync(s_quickly, Token);

        (stopped.State, progress.HasCompleted, progress.State).ShouldBe(("STOPPED", false, HuntOperationState.Stopped));
    }

    [Fact]
    public async Task A_paused_hunt_of_nobody_is_not_waited_for()
    {
        await using HuntLab lab = await HuntLab.StartAsync();
        HuntCreation made = await lab.Client.Hunts.CreateAsync([HuntLab.Artifact], "d", cancellationToken: Token);

        (await Should.ThrowAsync<MegaraptorException>(() => lab.Client.Hunts.Resume(made.HuntId).WaitForCompletionAsync(s_quickly, Token))).Message.ShouldContain("would never end");
    }

    [Fact]
    public async Task A_hunt_that_does_not_exist_is_not_found_when_it_is_looked_at()
    {
        await using HuntLab lab = await HuntLab.StartAsync();

        await Should.ThrowAsync<NotFoundException>(() => lab.Client.Hunts.Resume("H.NONE").WaitForCompletionAsync(s_quickly, Token));
        Should.Throw<InvalidArgumentException>(() => lab.Client.Hunts.Resume("none"));
    }

    private static async Task<HuntOperation> StartAsync(HuntLab lab, string label)
    {
        HuntCreation made = await lab.Client.Hunts.CreateAsync([HuntLab.Artifact], "followed", includeLabels: [label], paused: false, cancellationToken: Token);
        return lab.Client.Hunts.Resume(made.HuntId);
    }
}
