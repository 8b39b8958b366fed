using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Operations.Hunts;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Tests.Operations;

/// <summary>Hunts that are given to some clients only, and what is refused before one is made.</summary>
public sealed class HuntCreationTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Named_clients_have_it_and_nobody_else_while_it_stays_paused()
    {
        await using HuntLab lab = await HuntLab.StartAsync();
        HuntCreation made = await lab.Client.Hunts.CreateAsync([HuntLab.Artifact], "two", onlyClients: [HuntLab.Web, HuntLab.Laptop, HuntLab.Web], maxClients: 2, cancellationToken: Token);

        (made.State, made.GivenTo.Count).ShouldBe(("PAUSED", 2));
        (await lab.ClientsOfAsync(made.HuntId)).ShouldBe(new[] { HuntLab.Web, HuntLab.Laptop }.Order(StringComparer.Ordinal));
        made.Notes.ShouldContain(static note => note.Contains("every client of the fleet"));
    }

    [Fact]
    public async Task A_client_that_does_not_exist_ends_it_before_anything_is_made()
    {
        await using HuntLab lab = await HuntLab.StartAsync();

        (await Should.ThrowAsync<NotFoundException>(() => lab.Client.Hunts.CreateAsync([HuntLab.Artifact], "d", onlyClients: [HuntLab.Web, "C.0000000000000000"], cancellationToken: Token))).Message.ShouldContain("C.0000000000000000");
        (await lab.HuntIdsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task More_clients_than_allowed_end_it_before_anything_is_made()
    {
        await using HuntLab lab = await HuntLab.StartAsync();

        (await Should.ThrowAsync<InvalidArgumentException>(() => lab.Client.Hunts.CreateAsync([HuntLab.Artifact], "d", maxClients: 3, cancellationToken: Token))).Message.ShouldContain("By our count 4 clients fit");
        (await Should.ThrowAsync<InvalidArgumentException>(() => lab.Client.Hunts.CreateAsync([HuntLab.Artifact], "d", onlyClients: [HuntLab.Web, HuntLab.Db], maxClients: 1, cancellationToken: Token))).Message.ShouldContain("2 clients are named");
        (await lab.HuntIdsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_allowed_by_an_estimate_says_that_it_is_one()
    {
        await using HuntLab lab = await HuntLab.StartAsync();
        HuntCreation made = await lab.Client.Hunts.CreateAsync([HuntLab.Artifact], "d", includeLabels: ["prod"], maxClients: 2, cancellationToken: Token);

        (made.EstimatedClients, made.Notes.Single().Contains("no limit of clients", StringComparison.Ordinal)).ShouldBe((2, true));
    }

    [Fact]
    public async Task A_hunt_that_nobody_tried_is_not_widened_by_mistake()
    {
        await using HuntLab lab = await HuntLab.StartAsync();
        HuntCreation made = await lab.Client.Hunts.CreateAsync([HuntLab.Artifact], "untried", cancellationToken: Token);

        (await Should.ThrowAsync<InvalidArgumentException>(() => lab.Client.Hunts.WidenAsync(made.HuntId, cancellationToken: Token))).Message.ShouldContain("No client has tried");
    }

    [Fact]
    public async Task A_canary_is_online_and_fits_and_is_widened_when_it_went_well()
    {
        await using HuntLab lab = await HuntLab.StartAsync();
        HuntCreation made = await lab.Client.Hunts.CreateAsync([HuntLab.Artifact], "canary", includeLabels: ["prod", "travel"], canary: 3, cancellationToken: Token);
        await lab.Client.Hunts.Resume(made.HuntId).WaitForCompletionAsync(cancellationToken: Token);
        HuntChange widened = await lab.Client.Hunts.WidenAsync(made.HuntId, maxClients: 3, cancellationToken: Token);

        (made.State, made.GivenTo.Count, widened.State).ShouldBe(("PAUSED", 2, "RUNNING"));
        made.GivenTo.ShouldAllBe(static member => member.Hostname == "web-01" || member.Hostname == "db-01");
        made.Notes[0].ShouldContain("Only 2 of the 3");
    }

    [Fact]
    public async Task A_hunt_whose_canary_has_not_finished_is_widened_by_force_alone()
    {
        await using HuntLab lab = await HuntLab.StartAsync();
        HuntCreation made = await lab.Client.Hunts.CreateAsync([HuntLab.Artifact], "slow", onlyClients: [HuntLab.Laptop], cancellationToken: Token);

        (await Should.ThrowAsync<InvalidArgumentException>(() => lab.Client.Hunts.WidenAsync(made.HuntId, cancellationToken: Token))).Message.ShouldContain("0 have finished");
        (await Should.ThrowAsync<InvalidArgumentException>(() => lab.Client.Hunts.WidenAsync(made.HuntId, maxClients: 1, force: true, cancellationToken: Token))).Message.ShouldContain("4 clients fit");
        (await lab.Client.Hunts.WidenAsync(made.HuntId, force: true, cancellationToken: Token)).State.ShouldBe("RUNNING");
    }

    [Fact]
    public async Task A_hunt_of_whose_canaries_one_lags_behind_is_not_widened()
    {
        await using HuntLab lab = await HuntLab.StartAsync();
        HuntCreation made = await lab.Client.Hunts.CreateAsync([HuntLab.Artifact], "lags", onlyClients: [HuntLab.Web, HuntLab.Laptop], cancellationToken: Token);
        while ((await lab.ClientsOfAsync(made.HuntId, HuntFlowState.Finished)).Count == 0)
        {
            await Task.Delay(20, Token);
        }

        (await Should.ThrowAsync<InvalidArgumentException>(() => lab.Client.Hunts.WidenAsync(made.HuntId, cancellationToken: Token))).Message.ShouldContain("Of the 2 clients that have hunt");
        (await lab.Client.Hunts.GetAsync(made.HuntId, Token)).State.ShouldBe("PAUSED");
    }

    [Fact]
    public async Task Nobody_online_means_no_canary_and_no_hunt()
    {
        await using HuntLab lab = await HuntLab.StartAsync();

        await Should.ThrowAsync<InvalidArgumentException>(() => lab.Client.Hunts.CreateAsync([HuntLab.Artifact], "d", includeLabels: ["travel"], canary: 1, cancellationToken: Token));
        (await lab.HuntIdsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Named_clients_and_a_canary_need_a_paused_hunt_and_exclude_each_other()
    {
        await using HuntLab lab = await HuntLab.StartAsync();

        await Should.ThrowAsync<InvalidArgumentException>(() => lab.Client.Hunts.CreateAsync([HuntLab.Artifact], "d", onlyClients: [HuntLab.Web], paused: false, cancellationToken: Token));
        await Should.ThrowAsync<InvalidArgumentException>(() => lab.Client.Hunts.CreateAsync([HuntLab.Artifact], "d", canary: 1, paused: false, cancellationToken: Token));
        await Should.ThrowAsync<InvalidArgumentException>(() => lab.Client.Hunts.CreateAsync([HuntLab.Artifact], "d", onlyClients: [HuntLab.Web], canary: 1, cancellationToken: Token));
        await Should.ThrowAsync<InvalidArgumentException>(() => lab.Client.Hunts.CreateAsync([HuntLab.Artifact], "d", onlyClients: ["server"], cancellationToken: Token));
    }

    [Fact]
    public async Task Limits_and_tags_reach_the_server()
    {
        await using HuntLab lab = await HuntLab.StartAsync();
        HuntCreation made = await lab.Client.Hunts.CreateAsync([HuntLab.Artifact], "limits", tags: ["ir-'1'"], collectTimeout: 33, cpuLimit: 20, iopsLimit: 50, maxRows: 1000, maxBytes: 5000, expiresHours: 2, cancellationToken: Token);
        VqlRow row = (await lab.Client.Query(VqlQuery.Raw("SELECT start_request FROM hunts(hunt_id=HuntId)").With("HuntId", made.HuntId), cancellationToken: Token).ToListAsync(Token)).Single();
        VqlValue request = row["start_request"];

        made.Tags.ShouldBe(["ir-'1'"]);
        (request["timeout"].AsInt64(), request["cpu_limit"].AsInt64(), request["iops_limit"].AsInt64(), request["max_rows"].AsInt64(), request["max_upload_bytes"].AsInt64()).ShouldBe((33, 20, 50, 1000, 5000));
        (made.Expires - DateTimeOffset.UtcNow)!.Value.TotalMinutes.ShouldBeInRange(118, 121);
    }
}
