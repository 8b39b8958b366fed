using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Operations.Hunts;
using Megaraptor.Sdk.Query;
using Megaraptor.Sdk.Tests.Operations;
using Megaraptor.Vql.Reference;

namespace Megaraptor.Sdk.Tests.Versions;

/// <summary>A server that lacks what a call needs: the failure names the feature, its first version, and the server's version.</summary>
public sealed class OlderServerTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_argument_that_came_later_is_refused_by_name_and_version()
    {
        await using HuntLab lab = await HuntLab.StartAsync(version: "0.74.3");
        UnsupportedFeatureException fault = await Should.ThrowAsync<UnsupportedFeatureException>(() => lab.Client.Hunts.CreateAsync([HuntLab.Artifact], "d", tags: ["x"], cancellationToken: Token));

        (fault.Feature, fault.Since, fault.Server, fault.Code).ShouldBe(("hunt(tags=)", new ServerVersion(0, 76, 2), new ServerVersion(0, 74, 3), MegaraptorErrorCode.Unsupported));
        fault.Message.ShouldBe("hunt(tags=) came with Velociraptor 0.76.2, and this server is 0.74.3.");
    }

    [Fact]
    public async Task A_call_that_does_without_works_on_the_older_server()
    {
        await using HuntLab lab = await HuntLab.StartAsync(version: "0.74.3");
        HuntCreation made = await lab.Client.Hunts.CreateAsync([HuntLab.Artifact], "d", onlyClients: [HuntLab.Web], cancellationToken: Token);

        (await lab.ClientsOfAsync(made.HuntId)).ShouldBe([HuntLab.Web]);
    }

    [Theory]
    [InlineData("SELECT * FROM notebooks()", "notebooks()", "0.75.2")]
    [InlineData("SELECT link_to(client_id='C.1') AS l FROM scope()", "link_to()", "0.73")]
    [InlineData("SELECT * FROM help()", "help()", "0.74")]
    public async Task A_name_that_came_later_is_refused_by_name_and_version(string query, string feature, string since)
    {
        await using HuntLab lab = await HuntLab.StartAsync(version: "0.72.1");
        UnsupportedFeatureException fault = await Should.ThrowAsync<UnsupportedFeatureException>(() => lab.Client.Query(VqlQuery.Raw(query), cancellationToken: Token).ToListAsync(Token));

        (fault.Feature, fault.Since?.ToString(), fault.Server?.ToString()).ShouldBe((feature, since, "0.72.1"));
    }

    [Fact]
    public async Task A_name_that_no_server_has_stays_an_error_of_the_query()
    {
        await using HuntLab lab = await HuntLab.StartAsync(version: "0.72.1");

        (await Should.ThrowAsync<VqlException>(() => lab.Client.Query(VqlQuery.Raw("SELECT * FROM nosuch()"), cancellationToken: Token).ToListAsync(Token))).Code.ShouldBe(MegaraptorErrorCode.VqlError);
    }

    [Fact]
    public async Task The_version_is_told()
    {
        await using HuntLab lab = await HuntLab.StartAsync(version: "0.72.1");

        (await lab.Client.Server.VersionAsync(Token)).ShouldBe(new ServerVersion(0, 72, 1));
    }

    [Fact]
    public async Task The_names_of_a_server_are_its_own()
    {
        await using HuntLab lab = await HuntLab.StartAsync(version: "0.74");
        IReadOnlyList<VqlName> names = await lab.Client.Vql.NamesAsync(Token);

        (names.Any(static name => name.Name == "notebooks"), names.Single(static name => name.Name == "hunt").Argument("tags")).ShouldBe((false, null));
        (await Should.ThrowAsync<NotFoundException>(() => lab.Client.Vql.LookupAsync("notebooks", Token))).Message.ShouldContain("it came with 0.75.2");
    }
}
