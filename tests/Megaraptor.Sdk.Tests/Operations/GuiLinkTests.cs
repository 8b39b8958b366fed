using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Operations.Server;

namespace Megaraptor.Sdk.Tests.Operations;

/// <summary>Links to pages of the graphical interface, on the Lab.</summary>
public sealed class GuiLinkTests(LabFixture lab)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(LabFixture.Web, null, null, "client", "/host/" + LabFixture.Web)]
    [InlineData(LabFixture.Web, LabFixture.NetstatFlow, null, "collection", "/collected/" + LabFixture.Web + "/" + LabFixture.NetstatFlow)]
    [InlineData(null, null, "Linux.Sys.Pslist", "artifact", "/artifacts/Linux.Sys.Pslist")]
    public async Task A_link_names_what_it_shows(string? clientId, string? flowId, string? artifact, string type, string path)
    {
        GuiLink link = await lab.Client.Server.LinkAsync(clientId, flowId, artifactName: artifact, cancellationToken: Token);

        (link.Type, Uri.TryCreate(link.Url, UriKind.Absolute, out _), link.Url.Contains(path, StringComparison.Ordinal)).ShouldBe((type, true, true), link.Url);
    }

    [Fact]
    public async Task The_notebook_of_a_flow_is_a_tab_of_the_flow()
    {
        GuiLink link = await lab.Client.Server.LinkAsync(notebookId: $"N.{LabFixture.NetstatFlow}-{LabFixture.Web}", cancellationToken: Token);

        (link.Type, link.Url.EndsWith($"#/collected/{LabFixture.Web}/{LabFixture.NetstatFlow}/notebook", StringComparison.Ordinal)).ShouldBe(("notebook", true), link.Url);
    }

    [Fact]
    public async Task The_notebook_of_a_hunt_is_a_tab_of_the_hunt()
    {
        string huntId = (await lab.Client.Hunts.ListAsync(limit: 1, cancellationToken: Token).ToListAsync(Token)).Single().HuntId;
        GuiLink link = await lab.Client.Server.LinkAsync(notebookId: "N." + huntId, cancellationToken: Token);

        (link.Type, link.Url.EndsWith($"#/hunts/{huntId}/notebook", StringComparison.Ordinal)).ShouldBe(("notebook", true), link.Url);
    }

    [Theory]
    [InlineData("N.H.NONE")]
    [InlineData($"N.F.NONE-{LabFixture.Web}")]
    [InlineData($"N.{LabFixture.NetstatFlow}-C.0000000000000000")]
    public async Task There_is_no_link_to_the_notebook_of_what_does_not_exist(string notebookId) =>
        await Should.ThrowAsync<NotFoundException>(() => lab.Client.Server.LinkAsync(notebookId: notebookId, cancellationToken: Token));

    [Fact]
    public async Task Not_exactly_one_thing_is_refused()
    {
        await Should.ThrowAsync<InvalidArgumentException>(() => lab.Client.Server.LinkAsync(cancellationToken: Token));
        await Should.ThrowAsync<InvalidArgumentException>(() => lab.Client.Server.LinkAsync(LabFixture.Web, huntId: "H.X", cancellationToken: Token));
        await Should.ThrowAsync<InvalidArgumentException>(() => lab.Client.Server.LinkAsync(flowId: LabFixture.NetstatFlow, artifactName: "Linux.Sys.Pslist", cancellationToken: Token));
    }

    [Fact]
    public async Task There_is_no_link_to_what_does_not_exist()
    {
        await Should.ThrowAsync<NotFoundException>(() => lab.Client.Server.LinkAsync("C.0000000000000000", cancellationToken: Token));
        await Should.ThrowAsync<NotFoundException>(() => lab.Client.Server.LinkAsync(LabFixture.Web, "F.NONE", cancellationToken: Token));
        await Should.ThrowAsync<NotFoundException>(() => lab.Client.Server.LinkAsync(huntId: "H.NONE", cancellationToken: Token));
        await Should.ThrowAsync<NotFoundException>(() => lab.Client.Server.LinkAsync(artifactName: "No.Such", cancellationToken: Token));
        await Should.ThrowAsync<NotFoundException>(() => lab.Client.Server.LinkAsync(notebookId: "N.NONE", cancellationToken: Token));
    }
}
