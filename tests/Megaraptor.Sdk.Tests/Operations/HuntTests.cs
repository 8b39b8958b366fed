using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Operations.Clients;
using Megaraptor.Sdk.Operations.Hunts;

namespace Megaraptor.Sdk.Tests.Operations;

/// <summary>Hunts on the Lab: made, started, stopped, read; and what is refused before the server is asked.</summary>
public sealed class HuntTests(LabFixture lab)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_hunt_is_made_paused_started_and_stopped()
    {
        HuntCreation made = await lab.Client.Hunts.CreateAsync(["Linux.Sys.Pslist"], "It's a \"test\"", includeLabels: ["nobody-has-this"], cancellationToken: Token);
        HuntChange running = await lab.Client.Hunts.ModifyAsync(made.HuntId, HuntAction.Start, cancellationToken: Token);
        HuntChange stopped = await lab.Client.Hunts.ModifyAsync(made.HuntId, HuntAction.Stop, cancellationToken: Token);

        (made.State, made.Description, made.IncludeLabels.Single(), running.State, stopped.State).ShouldBe(("PAUSED", "It's a \"test\"", "nobody-has-this", "RUNNING", "STOPPED"));
    }

    [Fact]
    public async Task Hunts_are_listed_by_their_state()
    {
        HuntCreation made = await lab.Client.Hunts.CreateAsync(["Linux.Sys.Pslist"], "to be listed", excludeLabels: ["x"], cancellationToken: Token);
        IReadOnlyList<HuntSummary> paused = await lab.Client.Hunts.ListAsync(HuntState.Paused, cancellationToken: Token).ToListAsync(Token);

        (paused.Any(hunt => hunt.HuntId == made.HuntId), paused.All(static hunt => hunt.State == "PAUSED")).ShouldBe((true, true));
    }

    [Fact]
    public async Task An_operating_system_and_labels_are_refused_together() =>
        (await Should.ThrowAsync<InvalidArgumentException>(() => lab.Client.Hunts.CreateAsync(["Linux.Sys.Pslist"], "d", excludeLabels: ["hospital"], osFilter: ClientOs.Linux, cancellationToken: Token))).Message.ShouldContain("silently drop");

    [Theory]
    [InlineData("H.NOSUCHHUNT")]
    public async Task A_hunt_that_does_not_exist_is_not_found(string huntId)
    {
        await Should.ThrowAsync<NotFoundException>(() => lab.Client.Hunts.GetAsync(huntId, Token));
        await Should.ThrowAsync<NotFoundException>(() => lab.Client.Hunts.ModifyAsync(huntId, HuntAction.Start, cancellationToken: Token));
        await Should.ThrowAsync<NotFoundException>(() => lab.Client.Hunts.ResultsAsync(huntId, cancellationToken: Token).ToListAsync(Token));
        await Should.ThrowAsync<NotFoundException>(() => lab.Client.Hunts.FlowsAsync(huntId, cancellationToken: Token).ToListAsync(Token));
    }

    [Fact]
    public async Task Who_may_not_start_hunts_is_denied()
    {
        await using VelociraptorClient reader = lab.Connect("reader", "api");

        (await Should.ThrowAsync<PermissionDeniedException>(() => reader.Hunts.CreateAsync(["Linux.Sys.Pslist"], "d", cancellationToken: Token))).Permission.ShouldBe("START_HUNT");
    }

    [Fact]
    public async Task What_is_no_hunt_id_is_refused() =>
        await Should.ThrowAsync<InvalidArgumentException>(() => lab.Client.Hunts.GetAsync("H.'); SELECT", Token));
}
