using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Operations.Files;

namespace Megaraptor.Sdk.Tests.Operations.Files;

/// <summary>Directories and files of hosts of the Lab.</summary>
public sealed class EndpointFileTests(LabFixture lab)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_directory_is_listed_by_its_path()
    {
        DirectoryListing listing = await lab.Client.Files.ListDirectoryAsync(LabFixture.Web, "/etc/cron.d", cancellationToken: Token);

        (listing.State, listing.Ended, listing.TotalEntries).ShouldBe(("FINISHED", true, listing.Entries.Count), listing.Status);
        listing.Entries.Select(static entry => entry.Path).ShouldContain("/etc/cron.d/sysupdate");
    }

    [Fact]
    public async Task More_entries_than_are_wanted_are_counted()
    {
        DirectoryListing listing = await lab.Client.Files.ListDirectoryAsync(LabFixture.Web, "/etc", maxEntries: 2, cancellationToken: Token);

        (listing.Entries.Count, listing.TotalEntries > 2).ShouldBe((2, true));
    }

    [Fact]
    public async Task A_listing_that_was_made_is_read_again_without_the_endpoint()
    {
        DirectoryListing made = await lab.Client.Files.ListDirectoryAsync(LabFixture.Web, "/etc/cron.daily", cancellationToken: Token);
        DirectoryListing stored = await lab.Client.Files.StoredDirectoryAsync(LabFixture.Web, "/etc/cron.daily", cancellationToken: Token);

        (stored.FlowId, stored.TotalEntries, stored.Entries.Count, stored.ListedAt is null).ShouldBe((made.FlowId, made.TotalEntries, made.Entries.Count, false));
    }

    [Fact]
    public async Task A_directory_that_was_never_listed_is_not_found() =>
        (await Should.ThrowAsync<NotFoundException>(() => lab.Client.Files.StoredDirectoryAsync(LabFixture.Web, "/no/such", cancellationToken: Token))).Hint!.ShouldContain("list_directory");

    [Fact]
    public async Task A_file_is_fetched_and_read()
    {
        FetchedFile fetched = await lab.Client.Files.FetchAsync(LabFixture.Web, "/etc/cron.d/sysupdate", cancellationToken: Token);
        FileBytes bytes = await lab.Client.Files.ReadAsync(LabFixture.Web, fetched.FlowId, "/etc/cron.d/sysupdate", cancellationToken: Token);

        (fetched.State, fetched.Files.Single().Size, bytes.Length, fetched.Files[0].Sha256.Length).ShouldBe(("FINISHED", 61, 61, 64));
    }

    [Fact]
    public async Task What_cannot_be_fetched_says_why()
    {
        FetchedFile fetched = await lab.Client.Files.FetchAsync(LabFixture.Web, "/etc", cancellationToken: Token);

        fetched.Files.Single().Error.ShouldContain("Directories not supported");
    }

    [Fact]
    public async Task An_offline_host_is_not_waited_for_longer_than_is_wanted()
    {
        DirectoryListing listing = await lab.Client.Files.ListDirectoryAsync(LabFixture.Laptop, "/", waitSeconds: 0, cancellationToken: Token);

        (listing.Ended, listing.ClientLastSeenAt is null).ShouldBe((false, false));
    }

    [Fact]
    public async Task Who_may_only_read_is_denied()
    {
        await using VelociraptorClient reader = lab.Connect("reader", "api");

        (await Should.ThrowAsync<PermissionDeniedException>(() => reader.Files.ListDirectoryAsync(LabFixture.Web, "/", cancellationToken: Token))).Permission.ShouldBe("COLLECT_CLIENT");
    }

    [Fact]
    public async Task A_path_is_needed_and_only_one()
    {
        await Should.ThrowAsync<InvalidArgumentException>(() => lab.Client.Files.ListDirectoryAsync(LabFixture.Web, cancellationToken: Token));
        await Should.ThrowAsync<InvalidArgumentException>(() => lab.Client.Files.FetchAsync(LabFixture.Web, "/a", ["a"], cancellationToken: Token));
    }

    [Theory]
    [InlineData("/etc/cron.d", new[] { "etc", "cron.d" })]
    [InlineData("/a\\b/c", new[] { "a\\b", "c" })]
    [InlineData("C:\\Windows\\Temp", new[] { "C:", "Windows", "Temp" })]
    [InlineData("C:/Windows", new[] { "C:", "Windows" })]
    [InlineData("\\\\.\\C:\\$MFT", new[] { "\\\\.\\C:", "$MFT" })]
    [InlineData("/", new string[0])]
    public void A_path_is_taken_apart_by_its_kind(string path, string[] components) => PathText.Components(path).ShouldBe(components);
}
