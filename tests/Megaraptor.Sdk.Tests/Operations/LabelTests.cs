using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Operations.Clients;

namespace Megaraptor.Sdk.Tests.Operations;

/// <summary>Labels and metadata of clients on a Lab: what is changed is read back.</summary>
public sealed class LabelTests(LabFixture lab)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_label_that_was_added_is_there_until_it_is_removed()
    {
        ClientLabels added = await lab.Client.Clients.LabelAsync(LabFixture.Laptop, ["It's \"a\" label", "second"], cancellationToken: Token);
        ClientLabels removed = await lab.Client.Clients.LabelAsync(LabFixture.Laptop, ["It's \"a\" label", "second"], LabelChange.Remove, Token);

        (added.CurrentLabels.Contains("It's \"a\" label"), added.CurrentLabels.Contains("second"), removed.CurrentLabels.Contains("second")).ShouldBe((true, true, false));
    }

    [Fact]
    public async Task A_label_that_was_not_there_does_not_count_as_removed() =>
        (await lab.Client.Clients.LabelAsync(LabFixture.Laptop, ["no-such-label"], LabelChange.Remove, Token)).LabelsModified.ShouldBeEmpty();

    [Theory]
    [InlineData]
    [InlineData("")]
    [InlineData("good", " ")]
    public async Task No_label_and_an_empty_one_are_refused(params string[] labels) =>
        await Should.ThrowAsync<InvalidArgumentException>(() => lab.Client.Clients.LabelAsync(LabFixture.Laptop, labels, cancellationToken: Token));

    [Fact]
    public async Task A_client_that_never_enrolled_gets_no_label() =>
        await Should.ThrowAsync<NotFoundException>(() => lab.Client.Clients.LabelAsync("C.0000000000000000", ["x"], cancellationToken: Token));

    [Fact]
    public async Task Who_may_only_read_is_denied_and_told_the_permission()
    {
        await using VelociraptorClient reader = lab.Connect("reader", "api");

        (await Should.ThrowAsync<PermissionDeniedException>(() => reader.Clients.LabelAsync(LabFixture.Laptop, ["x"], cancellationToken: Token))).Permission.ShouldBe("LABEL_CLIENT");
    }

    [Fact]
    public async Task Metadata_that_was_set_is_there_until_it_is_removed()
    {
        ClientMetadataChange set = await lab.Client.Clients.SetMetadataAsync(LabFixture.Laptop, new Dictionary<string, string> { ["sdk-owner"] = "O'Brien", ["sdk-when"] = "2026-11-24T13:00:00Z" }, cancellationToken: Token);
        ClientMetadataChange after = await lab.Client.Clients.SetMetadataAsync(LabFixture.Laptop, remove: ["sdk-owner", "sdk-when"], cancellationToken: Token);

        (set.Metadata["sdk-owner"], set.Metadata["sdk-when"], after.Metadata.ContainsKey("sdk-owner")).ShouldBe(("O'Brien", "2026-11-24T13:00:00Z", false));
    }

    [Fact]
    public async Task A_key_that_is_not_there_to_be_removed_is_told()
    {
        ClientMetadataChange change = await lab.Client.Clients.SetMetadataAsync(LabFixture.Laptop, remove: ["sdk-never-set"], cancellationToken: Token);

        (change.Modified.Count, change.NotThere.Single()).ShouldBe((0, "sdk-never-set"));
    }

    [Fact]
    public async Task A_value_that_is_there_already_is_no_change()
    {
        var value = new Dictionary<string, string> { ["sdk-same"] = "v" };
        ClientMetadataChange first = await lab.Client.Clients.SetMetadataAsync(LabFixture.Laptop, value, cancellationToken: Token);
        ClientMetadataChange second = await lab.Client.Clients.SetMetadataAsync(LabFixture.Laptop, value, cancellationToken: Token);
        ClientMetadataChange removed = await lab.Client.Clients.SetMetadataAsync(LabFixture.Laptop, remove: ["sdk-same"], cancellationToken: Token);

        (first.Modified.Count, second.Modified.Count, removed.Modified.Single(), removed.NotThere.Count).ShouldBe((1, 0, "sdk-same", 0));
    }

    [Theory]
    [InlineData("a`b")]
    [InlineData("x=1, y")]
    public async Task A_key_that_could_be_more_than_a_name_is_refused(string key) =>
        await Should.ThrowAsync<InvalidArgumentException>(() => lab.Client.Clients.SetMetadataAsync(LabFixture.Laptop, new Dictionary<string, string> { [key] = "v" }, cancellationToken: Token));
}
