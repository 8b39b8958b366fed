using System.Security.Cryptography;
using Megaraptor.Lab;
using Megaraptor.Lab.Faults;
using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Operations.Files;
using Megaraptor.Sdk.Tests.Files;

namespace Megaraptor.Sdk.Tests.Operations.Files;

/// <summary>Uploads of the recorded fleet, downloaded and read.</summary>
public sealed class FileDownloadTests(LabFixture lab)
{
    private const string Binary = "/tmp/evidence/bin.dat";
    private const string BinaryHash = "8acfcabd38b512d5605abb0d51d67f99f2f8538f2fe6b0c28732280c320c4ba8";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_comes_whole_with_the_hash_that_the_endpoint_recorded()
    {
        using var folder = new TestFolder();
        await using VelociraptorClient client = lab.ConnectTo(folder.Path);

        DownloadedFile file = await client.Files.DownloadAsync(LabFixture.Web, LabFixture.FinderFlow, Binary, cancellationToken: Token);

        (file.Bytes, file.Sha256, file.RecordedSha256, file.IsSparse).ShouldBe((512_000, BinaryHash, BinaryHash, false));
        folder.Files.ShouldBe([$"root/{LabFixture.Web}/{LabFixture.FinderFlow}/uploads/file/tmp/evidence/bin.dat"]);
        Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(file.Path, Token))).ShouldBe(BinaryHash);
    }

    [Fact]
    public async Task A_download_that_was_cut_goes_on_where_it_ended()
    {
        using var folder = new TestFolder();
        var offsets = new List<long>();
        bool isCut = true;
        await using LabServer own = await LabServer.StartAsync(new LabOptions { FileFault = Cut }, Token);
        await using VelociraptorClient client = LabFixture.Connect(own, new VelociraptorClientOptions { OutputFolder = folder.Path, FileChunkBytes = 100_000 });

        await Should.ThrowAsync<MegaraptorException>(() => client.Files.DownloadAsync(LabFixture.Web, LabFixture.FinderFlow, Binary, cancellationToken: Token));
        isCut = false;
        offsets.Clear();
        DownloadedFile file = await client.Files.DownloadAsync(LabFixture.Web, LabFixture.FinderFlow, Binary, cancellationToken: Token);

        (file.Sha256, offsets[0], folder.Files.Length).ShouldBe((BinaryHash, 200_000, 1));

        LabFault? Cut(LabFileRead read)
        {
            offsets.Add(read.Offset);
            return isCut && read.Offset == 200_000 ? LabFault.CutAfter(0) : null;
        }
    }

    [Fact]
    public async Task A_read_that_is_refused_once_is_tried_again()
    {
        using var folder = new TestFolder();
        await using LabServer own = await LabServer.StartAsync(new LabOptions { FileFault = static read => read.Number is 1 or 2 ? LabFault.Unavailable : null }, Token);
        await using VelociraptorClient client = LabFixture.Connect(own, new VelociraptorClientOptions { OutputFolder = folder.Path });

        (await client.Files.DownloadAsync(LabFixture.Web, LabFixture.FinderFlow, Binary, cancellationToken: Token)).Sha256.ShouldBe(BinaryHash);
    }

    [Fact]
    public async Task An_end_that_comes_too_soon_is_no_end()
    {
        using var folder = new TestFolder();
        await using LabServer own = await LabServer.StartAsync(new LabOptions { FileFault = static read => read.Offset == 100_000 ? LabFault.EmptyAnswer : null }, Token);
        await using VelociraptorClient client = LabFixture.Connect(own, new VelociraptorClientOptions { OutputFolder = folder.Path, FileChunkBytes = 100_000 });

        MegaraptorException failure = await Should.ThrowAsync<MegaraptorException>(() => client.Files.DownloadAsync(LabFixture.Web, LabFixture.FinderFlow, Binary, cancellationToken: Token));

        (failure.Code, failure.Message).ShouldBe((MegaraptorErrorCode.Partial, "100000 bytes of the file came, and it has 512000."));
    }

    [Theory]
    [InlineData("/tmp/evidence/nope.bin")]
    [InlineData("' OR 1=1 --")]
    [InlineData("../../../etc/passwd")]
    public async Task A_file_that_the_flow_has_not_is_not_found(string path)
    {
        using var folder = new TestFolder();
        await using VelociraptorClient client = lab.ConnectTo(folder.Path);

        await Should.ThrowAsync<NotFoundException>(() => client.Files.DownloadAsync(LabFixture.Web, LabFixture.FinderFlow, path, cancellationToken: Token));

        folder.Files.ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_may_not_read_results_is_denied()
    {
        await using VelociraptorClient writer = lab.Connect("artifact_writer");

        await Should.ThrowAsync<PermissionDeniedException>(() => writer.Files.DownloadAsync(LabFixture.Web, LabFixture.FinderFlow, Binary, cancellationToken: Token));
    }

    [Theory]
    [InlineData(ByteEncoding.Text, "evidence")]
    [InlineData(ByteEncoding.Base64, "ZXZpZGVuY2U=")]
    [InlineData(ByteEncoding.Hex, "65766964656e6365")]
    public async Task A_piece_of_a_file_is_read_in_the_encoding_that_is_asked_for(ByteEncoding encoding, string data)
    {
        FileBytes bytes = await lab.Client.Files.ReadAsync(LabFixture.Web, LabFixture.FinderFlow, "/tmp/evidence/note.txt", length: 8, encoding: encoding, cancellationToken: Token);

        (bytes.Data, bytes.Length, bytes.FileBytesTotal).ShouldBe((data, 8, 1400));
    }

    [Fact]
    public async Task The_end_of_a_file_is_shorter_and_nothing_lies_behind_it()
    {
        FileBytes end = await lab.Client.Files.ReadAsync(LabFixture.Web, LabFixture.FinderFlow, "/tmp/evidence/note.txt", offset: 1390, length: 100, cancellationToken: Token);

        end.Length.ShouldBe(10);
        await Should.ThrowAsync<InvalidArgumentException>(() => lab.Client.Files.ReadAsync(LabFixture.Web, LabFixture.FinderFlow, "/tmp/evidence/note.txt", offset: 1401, cancellationToken: Token));
    }
}
