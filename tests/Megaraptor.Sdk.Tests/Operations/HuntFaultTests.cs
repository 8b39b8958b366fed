using Megaraptor.Lab.Faults;
using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Operations.Hunts;

namespace Megaraptor.Sdk.Tests.Operations;

/// <summary>What becomes of a hunt when the connection breaks before or after an effect: it happens once, or it is said that it did not.</summary>
public sealed class HuntFaultTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_hunt_that_was_refused_by_the_transport_was_not_made()
    {
        await using HuntLab lab = await HuntLab.StartAsync(On("hunt(", LabFault.Unavailable));

        (await Should.ThrowAsync<MegaraptorException>(() => CreateAsync(lab))).Code.ShouldBe(MegaraptorErrorCode.NotDone);
        (await lab.HuntIdsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_hunt_whose_answer_was_lost_is_named_and_not_made_again()
    {
        await using HuntLab lab = await HuntLab.StartAsync(On("hunt(", LabFault.CutAfterRows(0)));
        MegaraptorException fault = await Should.ThrowAsync<MegaraptorException>(() => CreateAsync(lab));

        fault.Code.ShouldBe(MegaraptorErrorCode.InDoubt);
        fault.Message.ShouldContain((await lab.HuntIdsAsync()).Single());
    }

    [Fact]
    public async Task A_start_whose_answer_was_lost_is_looked_up()
    {
        await using HuntLab lab = await HuntLab.StartAsync(On("start=TRUE", LabFault.CutAfterRows(0)));
        HuntCreation made = await CreateAsync(lab);

        (await lab.Client.Hunts.ModifyAsync(made.HuntId, HuntAction.Start, cancellationToken: Token)).State.ShouldBe("RUNNING");
    }

    [Fact]
    public async Task Clients_whose_addition_was_not_answered_have_it_once()
    {
        await using HuntLab lab = await HuntLab.StartAsync(On("hunt_add(", LabFault.CutAfterRows(1)));
        HuntCreation made = await lab.Client.Hunts.CreateAsync([HuntLab.Artifact], "d", onlyClients: [HuntLab.Web, HuntLab.Db], cancellationToken: Token);

        (await lab.ClientsOfAsync(made.HuntId)).Count.ShouldBe(2);
        (await lab.HuntIdsAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_relaunch_whose_answer_was_lost_is_found_by_its_new_flow()
    {
        await using HuntLab lab = await HuntLab.StartAsync(On("relaunch=", LabFault.CutAfterRows(0)));
        HuntCreation made = await lab.Client.Hunts.CreateAsync([HuntLab.Artifact], "d", onlyClients: [HuntLab.Web], cancellationToken: Token);
        HuntAddition again = await lab.Client.Hunts.AddClientAsync(made.HuntId, HuntLab.Web, relaunch: true, Token);

        (again.Relaunched, (await lab.ClientsOfAsync(made.HuntId)).Count).ShouldBe((true, 2));
    }

    [Fact]
    public async Task Additions_that_did_not_happen_leave_a_hunt_that_is_named()
    {
        await using HuntLab lab = await HuntLab.StartAsync(On("hunt_add(", LabFault.Unavailable));
        MegaraptorException fault = await Should.ThrowAsync<MegaraptorException>(() => lab.Client.Hunts.CreateAsync([HuntLab.Artifact], "d", onlyClients: [HuntLab.Web], cancellationToken: Token));

        string huntId = (await lab.HuntIdsAsync()).Single();
        (fault.Code, fault.Message.Contains($"Hunt {huntId} was made and is paused", StringComparison.Ordinal)).ShouldBe((MegaraptorErrorCode.NotDone, true));
        (await lab.ClientsOfAsync(huntId)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_hunt_that_was_made_and_cannot_be_read_back_is_named()
    {
        await using HuntLab lab = await HuntLab.StartAsync(On("FROM hunts(hunt_id=", LabFault.TimesOut()));
        MegaraptorException fault = await Should.ThrowAsync<MegaraptorException>(() => CreateAsync(lab));

        (fault.Code, fault.Message.Contains((await lab.HuntIdsAsync()).Single(), StringComparison.Ordinal)).ShouldBe((MegaraptorErrorCode.InDoubt, true));
    }

    private static Task<HuntCreation> CreateAsync(HuntLab lab) => lab.Client.Hunts.CreateAsync([HuntLab.Artifact], "d", includeLabels: ["none"], cancellationToken: Token);

    private static Func<LabCall, LabFault?> On(string text, LabFault fault) => call => call.Texts.Any(vql => vql.Contains(text, StringComparison.Ordinal)) ? fault : null;
}
