using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Operations.Hunts;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Tests.Operations;

/// <summary>The clients and rows of a hunt, read with filters and with names that are wrong.</summary>
public sealed class HuntReadingTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Clients_are_filtered_by_how_far_they_have_come()
    {
        await using HuntLab lab = await HuntLab.StartAsync();
        HuntCreation made = await lab.Client.Hunts.CreateAsync([HuntLab.Artifact], "d", onlyClients: [HuntLab.Web, HuntLab.Laptop], cancellationToken: Token);
        await WaitForOneAsync(lab, made.HuntId);

        (await lab.ClientsOfAsync(made.HuntId, HuntFlowState.Finished)).ShouldBe([HuntLab.Web]);
        (await lab.ClientsOfAsync(made.HuntId, HuntFlowState.Unfinished)).ShouldBe([HuntLab.Laptop]);
        (await lab.ClientsOfAsync(made.HuntId, HuntFlowState.Failed)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Completed_means_stopped_and_says_so()
    {
        await using HuntLab lab = await HuntLab.StartAsync();
        HuntCreation made = await lab.Client.Hunts.CreateAsync([HuntLab.Artifact], "d", includeLabels: ["none"], paused: false, cancellationToken: Token);
        await lab.Client.Hunts.ModifyAsync(made.HuntId, HuntAction.Stop, cancellationToken: Token);
        VqlRows<HuntSummary> hunts = lab.Client.Hunts.ListAsync(HuntState.Completed, cancellationToken: Token);

        (await hunts.ToListAsync(Token)).Select(static hunt => hunt.HuntId).ShouldBe([made.HuntId]);
        hunts.Outcome.Notes.Single().ShouldContain("no state 'completed'");
    }

    [Theory]
    [InlineData("Generic.Client.Info/BasicInformaton", "Did you mean Generic.Client.Info/BasicInformation?")]
    [InlineData("Generic.Client.Inf", "Did you mean Generic.Client.Info?")]
    public async Task A_misspelt_source_is_not_found_and_the_near_one_is_named(string artifact, string hint)
    {
        await using HuntLab lab = await HuntLab.StartAsync();
        HuntCreation made = await lab.Client.Hunts.CreateAsync(["Generic.Client.Info"], "d", onlyClients: [HuntLab.Web], cancellationToken: Token);

        (await Should.ThrowAsync<NotFoundException>(() => lab.Client.Hunts.ResultsAsync(made.HuntId, artifact, cancellationToken: Token).ToListAsync(Token))).Hint.ShouldStartWith(hint);
    }

    [Fact]
    public async Task An_artifact_of_several_sources_is_read_source_by_source_with_host_names()
    {
        await using HuntLab lab = await HuntLab.StartAsync();
        HuntCreation made = await lab.Client.Hunts.CreateAsync(["Generic.Client.Info", HuntLab.Artifact], "d", onlyClients: [HuntLab.Web], cancellationToken: Token);
        await lab.Client.Hunts.Resume(made.HuntId).WaitForCompletionAsync(cancellationToken: Token);
        IReadOnlyList<VqlRow> rows = await lab.Client.Hunts.ResultsAsync(made.HuntId, cancellationToken: Token).ToListAsync(Token);

        rows.Where(static row => row["_Source"].AsString() == HuntLab.Artifact).Select(static row => (row["Name"].AsString(), row["Fqdn"].AsString())).ShouldBe([("init", "web-01"), ("nginx", "web-01")]);
    }

    [Fact]
    public async Task Clients_that_failed_are_told_of_beside_the_rows_of_the_others()
    {
        await using HuntLab lab = await HuntLab.StartAsync();
        HuntCreation made = await lab.Client.Hunts.CreateAsync(["Linux.Sys.Crontab"], "d", onlyClients: [HuntLab.Web], cancellationToken: Token);
        await lab.Client.Hunts.Resume(made.HuntId).WaitForCompletionAsync(cancellationToken: Token);
        VqlRows<VqlRow> rows = lab.Client.Hunts.ResultsAsync(made.HuntId, cancellationToken: Token);

        (await rows.ToListAsync(Token)).ShouldBeEmpty();
        rows.Outcome.Notes.Single().ShouldStartWith("1 of 1 clients failed");
    }

    private static async Task WaitForOneAsync(HuntLab lab, string huntId)
    {
        while ((await lab.Client.Hunts.GetAsync(huntId, Token)).ClientsFinished == 0)
        {
            await Task.Delay(100, Token);
        }
    }
}
