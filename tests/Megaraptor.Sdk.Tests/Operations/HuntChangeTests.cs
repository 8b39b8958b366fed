using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Operations.Hunts;

namespace Megaraptor.Sdk.Tests.Operations;

/// <summary>Hunts that are changed, tagged, given to one more client, and deleted, on a Lab.</summary>
public sealed class HuntChangeTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pausing_stops_and_says_so()
    {
        await using HuntLab lab = await HuntLab.StartAsync();
        HuntCreation made = await MakeAsync(lab, paused: false);
        HuntChange change = await lab.Client.Hunts.ModifyAsync(made.HuntId, HuntAction.Pause, cancellationToken: Token);

        (change.State, change.Notes.Single().Contains("was stopped", StringComparison.Ordinal)).ShouldBe(("STOPPED", true));
    }

    [Fact]
    public async Task A_paused_hunt_stays_paused_when_it_is_paused()
    {
        await using HuntLab lab = await HuntLab.StartAsync();
        HuntCreation made = await MakeAsync(lab);

        (await lab.Client.Hunts.ModifyAsync(made.HuntId, HuntAction.Pause, cancellationToken: Token)).State.ShouldBe("PAUSED");
    }

    [Fact]
    public async Task Archiving_is_refused_and_not_pretended()
    {
        await using HuntLab lab = await HuntLab.StartAsync();
        HuntCreation made = await MakeAsync(lab);

        (await Should.ThrowAsync<MegaraptorException>(() => lab.Client.Hunts.ModifyAsync(made.HuntId, HuntAction.Archive, cancellationToken: Token))).Code.ShouldBe(MegaraptorErrorCode.Unsupported);
    }

    [Fact]
    public async Task Description_and_expiry_change_without_starting_it()
    {
        await using HuntLab lab = await HuntLab.StartAsync();
        HuntCreation made = await MakeAsync(lab);
        HuntChange change = await lab.Client.Hunts.ModifyAsync(made.HuntId, description: "It's \"renamed\"", expiresHours: 72, cancellationToken: Token);

        (change.State, change.Description, change.Expires > made.Expires).ShouldBe(("PAUSED", "It's \"renamed\"", true));
    }

    [Fact]
    public async Task Nothing_to_change_is_refused()
    {
        await using HuntLab lab = await HuntLab.StartAsync();

        await Should.ThrowAsync<InvalidArgumentException>(() => lab.Client.Hunts.ModifyAsync("H.X", cancellationToken: Token));
        await Should.ThrowAsync<InvalidArgumentException>(() => lab.Client.Hunts.SetTagsAsync("H.X", ["a"], ["A"], Token));
    }

    [Fact]
    public async Task Tags_are_added_and_removed_regardless_of_case()
    {
        await using HuntLab lab = await HuntLab.StartAsync();
        HuntCreation made = await MakeAsync(lab);
        HuntTags added = await lab.Client.Hunts.SetTagsAsync(made.HuntId, add: ["case-7", "O'Brien"], cancellationToken: Token);
        HuntTags removed = await lab.Client.Hunts.SetTagsAsync(made.HuntId, remove: ["CASE-7"], cancellationToken: Token);

        added.Tags.ShouldBe(["case-7", "O'Brien"]);
        removed.Tags.ShouldBe(["O'Brien"]);
    }

    [Fact]
    public async Task A_tag_that_is_not_there_to_be_removed_is_told()
    {
        await using HuntLab lab = await HuntLab.StartAsync();
        HuntCreation made = await MakeAsync(lab);
        await lab.Client.Hunts.SetTagsAsync(made.HuntId, add: ["case-7"], cancellationToken: Token);
        HuntTags change = await lab.Client.Hunts.SetTagsAsync(made.HuntId, add: ["Case-7"], remove: ["case-8"], cancellationToken: Token);

        (change.Modified.Count, change.NotThere.Single(), change.Tags.Single()).ShouldBe((0, "case-8", "case-7"));
    }

    [Fact]
    public async Task Tags_that_changed_are_told()
    {
        await using HuntLab lab = await HuntLab.StartAsync();
        HuntCreation made = await MakeAsync(lab);
        await lab.Client.Hunts.SetTagsAsync(made.HuntId, add: ["old"], cancellationToken: Token);
        HuntTags change = await lab.Client.Hunts.SetTagsAsync(made.HuntId, add: ["new"], remove: ["OLD"], cancellationToken: Token);

        (string.Join(',', change.Modified), change.NotThere.Count).ShouldBe(("new,OLD", 0));
    }

    [Fact]
    public async Task A_client_is_added_once_and_again_only_on_demand()
    {
        await using HuntLab lab = await HuntLab.StartAsync();
        HuntCreation made = await MakeAsync(lab);
        HuntAddition added = await lab.Client.Hunts.AddClientAsync(made.HuntId, HuntLab.Web, cancellationToken: Token);
        await Should.ThrowAsync<InvalidArgumentException>(() => lab.Client.Hunts.AddClientAsync(made.HuntId, HuntLab.Web, cancellationToken: Token));
        HuntAddition again = await lab.Client.Hunts.AddClientAsync(made.HuntId, HuntLab.Web, relaunch: true, cancellationToken: Token);

        (added.FlowId, added.Relaunched, again.Relaunched, again.FlowId == added.FlowId).ShouldBe(($"F.{made.HuntId[2..]}.H", false, true, false));
    }

    [Fact]
    public async Task Deleting_is_rehearsed_unless_it_is_confirmed()
    {
        await using HuntLab lab = await HuntLab.StartAsync();
        HuntCreation made = await lab.Client.Hunts.CreateAsync([HuntLab.Artifact], "d", onlyClients: [HuntLab.Web], cancellationToken: Token);
        await lab.Client.Hunts.Resume(made.HuntId).WaitForCompletionAsync(cancellationToken: Token);
        HuntDeletion rehearsal = await lab.Client.Hunts.DeleteAsync(made.HuntId, cancellationToken: Token);
        HuntSummary still = await lab.Client.Hunts.GetAsync(made.HuntId, Token);
        HuntDeletion deletion = await lab.Client.Hunts.DeleteAsync(made.HuntId, confirm: true, Token);

        (rehearsal.Deleted, rehearsal.Flows, rehearsal.Files > 0, still.HuntId, deletion.Deleted).ShouldBe((false, 1, true, made.HuntId, true));
        await Should.ThrowAsync<NotFoundException>(() => lab.Client.Hunts.GetAsync(made.HuntId, Token));
    }

    [Fact]
    public async Task Who_lacks_the_permission_is_told_which()
    {
        await using HuntLab lab = await HuntLab.StartAsync();
        HuntCreation made = await MakeAsync(lab);
        await using VelociraptorClient investigator = lab.Connect("inv", "investigator", "api");
        await using VelociraptorClient reader = lab.Connect("read", "reader", "api");

        (await Should.ThrowAsync<PermissionDeniedException>(() => investigator.Hunts.DeleteAsync(made.HuntId, confirm: true, Token))).Permission.ShouldBe("SERVER_ADMIN");
        (await Should.ThrowAsync<PermissionDeniedException>(() => reader.Hunts.SetTagsAsync(made.HuntId, ["x"], cancellationToken: Token))).Permission.ShouldBe("START_HUNT");
        (await Should.ThrowAsync<PermissionDeniedException>(() => reader.Hunts.AddClientAsync(made.HuntId, HuntLab.Web, cancellationToken: Token))).Permission.ShouldBe("START_HUNT");
    }

    [Fact]
    public async Task A_hunt_that_does_not_exist_is_not_changed()
    {
        await using HuntLab lab = await HuntLab.StartAsync();

        await Should.ThrowAsync<NotFoundException>(() => lab.Client.Hunts.SetTagsAsync("H.NONE", ["x"], cancellationToken: Token));
        await Should.ThrowAsync<NotFoundException>(() => lab.Client.Hunts.AddClientAsync("H.NONE", HuntLab.Web, cancellationToken: Token));
        await Should.ThrowAsync<NotFoundException>(() => lab.Client.Hunts.DeleteAsync("H.NONE", cancellationToken: Token));
        await Should.ThrowAsync<NotFoundException>(() => lab.Client.Hunts.WidenAsync("H.NONE", cancellationToken: Token));
    }

    private static Task<HuntCreation> MakeAsync(HuntLab lab, bool paused = true) =>
        lab.Client.Hunts.CreateAsync([HuntLab.Artifact], "to be changed", includeLabels: ["nobody-has-this"], paused: paused, cancellationToken: Token);
}
