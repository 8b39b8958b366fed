using System.IO.Compression;
using System.Text.Json;
using Megaraptor.Lab;
using Megaraptor.Lab.Faults;
using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Operations.Files;
using Megaraptor.Sdk.Operations.Hunts;
using Megaraptor.Sdk.Tests.Files;

namespace Megaraptor.Sdk.Tests.Operations.Files;

/// <summary>Zips of flows and hunts that the Lab makes.</summary>
public sealed class ZipDownloadTests(LabFixture lab)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_flow_comes_as_a_zip_with_a_manifest_that_lists_its_files()
    {
        using var folder = new TestFolder();
        await using VelociraptorClient client = lab.ConnectTo(folder.Path);

        DownloadedZip zip = await client.Files.DownloadFlowAsync(LabFixture.Web, LabFixture.FinderFlow, cancellationToken: Token);
        using var manifest = JsonDocument.Parse(await File.ReadAllBytesAsync(zip.ManifestPath, Token));
        using ZipArchive archive = await ZipFile.OpenReadAsync(zip.Path, Token);

        JsonElement root = manifest.RootElement;
        (root.GetProperty("sha256").GetString(), root.GetProperty("bytes").GetInt64(), root.GetProperty("client_id").GetString(), root.GetProperty("flow_id").GetString())
            .ShouldBe((zip.Sha256, zip.Bytes, LabFixture.Web, LabFixture.FinderFlow));
        root.GetProperty("files").EnumerateArray().Select(static file => file.GetProperty("name").GetString()).ShouldBe(archive.Entries.Select(static entry => entry.FullName));
        (zip.HadEnded, zip.IsLocked, zip.Files > 5).ShouldBe((true, false, true));
    }

    [Fact]
    public async Task A_zip_that_was_cut_goes_on_without_being_made_anew()
    {
        using var folder = new TestFolder();
        bool isCut = true;
        int made = 0;
        var options = new LabOptions
        {
            Fault = call =>
            {
                made += call.Texts.Any(static text => text.Contains("create_flow_download", StringComparison.Ordinal)) ? 1 : 0;
                return null;
            },
            FileFault = read => isCut && read.Offset > 0 ? LabFault.EmptyAnswer : null,
        };
        await using LabServer own = await LabServer.StartAsync(options, Token);
        await using VelociraptorClient client = LabFixture.Connect(own, new VelociraptorClientOptions { OutputFolder = folder.Path, FileChunkBytes = 1000 });

        await Should.ThrowAsync<MegaraptorException>(() => client.Files.DownloadFlowAsync(LabFixture.Web, LabFixture.FinderFlow, cancellationToken: Token));
        isCut = false;
        DownloadedZip zip = await client.Files.DownloadFlowAsync(LabFixture.Web, LabFixture.FinderFlow, cancellationToken: Token);

        (made, zip.Files > 5, folder.Files.Length).ShouldBe((1, true, 2));
    }

    [Fact]
    public async Task A_zip_is_locked_by_a_password_that_is_named_and_never_given()
    {
        using var folder = new TestFolder();
        Directory.CreateDirectory(folder.Path);
        string secret = Path.Combine(folder.Path, "secret");
        await File.WriteAllTextAsync(secret, "infected\n", Token);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(secret, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        await using VelociraptorClient client = lab.ConnectTo(folder.Path);
        DownloadedZip zip = await client.Files.DownloadFlowAsync(LabFixture.Web, LabFixture.NetstatFlow, passwordFrom: $"file:{secret}", cancellationToken: Token);
        InvalidArgumentException given = await Should.ThrowAsync<InvalidArgumentException>(() => client.Files.DownloadFlowAsync(LabFixture.Web, LabFixture.CronFlow, passwordFrom: "infected", cancellationToken: Token));
        using ZipArchive archive = await ZipFile.OpenReadAsync(zip.Path, Token);

        (zip.IsLocked, archive.Entries.Single().FullName, given.Message.Contains("infected", StringComparison.Ordinal)).ShouldBe((true, "data.zip", false));
    }

    [Theory]
    [InlineData("env:PATH")]
    [InlineData("env:MEGARAPTOR_NO_SUCH_PASSWORD")]
    [InlineData("file:/no/such/file")]
    public async Task A_password_that_is_not_there_is_refused(string reference) =>
        await Should.ThrowAsync<InvalidArgumentException>(() => lab.Client.Files.DownloadFlowAsync(LabFixture.Web, LabFixture.CronFlow, passwordFrom: reference, cancellationToken: Token));

    [Fact]
    public async Task A_hunt_comes_though_the_server_leaves_the_ending_out_of_its_path()
    {
        using var folder = new TestFolder();
        await using VelociraptorClient client = lab.ConnectTo(folder.Path);
        HuntSummary hunt = (await client.Hunts.ListAsync(cancellationToken: Token).ToListAsync(Token)).First(static hunt => hunt.ClientsWithResults > 0);

        DownloadedZip zip = await client.Files.DownloadHuntAsync(hunt.HuntId, cancellationToken: Token);

        zip.Files.ShouldBeGreaterThan(2);
        folder.Files.ShouldBe([$"root/{hunt.HuntId}/{hunt.HuntId}.zip", $"root/{hunt.HuntId}/{hunt.HuntId}.zip.manifest.json"]);
    }

    [Fact]
    public async Task Who_may_only_read_is_denied_and_told_the_permission()
    {
        await using VelociraptorClient reader = lab.Connect("reader", "api");

        (await Should.ThrowAsync<PermissionDeniedException>(() => reader.Files.DownloadFlowAsync(LabFixture.Web, LabFixture.CronFlow, cancellationToken: Token))).Permission.ShouldBe("PREPARE_RESULTS");
    }

    [Fact]
    public async Task A_flow_that_does_not_exist_is_not_found() =>
        await Should.ThrowAsync<NotFoundException>(() => lab.Client.Files.DownloadFlowAsync(LabFixture.Web, "F.NOSUCHFLOW", cancellationToken: Token));
}
