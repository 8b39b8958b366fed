using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Megaraptor.Lab.Offline;
using Megaraptor.Lab.Store.Flows;
using Megaraptor.Lab.Store.Orgs;
using Megaraptor.Recordings;

namespace Megaraptor.Lab.Tests.Offline;

/// <summary>The zips that a real server and its collector wrote.</summary>
public sealed class RecordedContainerTests
{
    private const string Web = "C.769828694b483a6d";

    public static TheoryData<string, string?> Containers => new()
    {
        { "flow-download.zip", null },
        { "flow-download-csv.zip", null },
        { "flow-download-locked.zip", "infected" },
        { "hunt-download.zip", null },
        { "offline-build-01.zip", null },
        { "offline-web-01.zip", null },
    };

    [Theory]
    [InlineData("flow-download.zip", null)]
    [InlineData("flow-download-csv.zip", null)]
    [InlineData("flow-download-locked.zip", "infected")]
    [InlineData("hunt-download.zip", null)]
    public void The_rows_are_as_many_as_the_manifest_says(string name, string? password)
    {
        foreach (Flow flow in Flows(Open(name, password)))
        {
            long rows = flow.ResultNames.Sum(source => flow.Results(source).Count);

            rows.ShouldBe(flow.Context.TotalCollectedRows, flow.FlowId);
        }
    }

    /// <summary>An offline collector counts only the last source of an artifact in its manifest; its indexes, eight bytes a row, are right.</summary>
    [Theory]
    [InlineData("offline-build-01.zip")]
    [InlineData("offline-web-01.zip")]
    public void The_rows_are_as_many_as_the_indexes_say(string name)
    {
        Flow flow = Flows(Open(name, null)).Single();
        using ZipArchive zip = ZipFile.OpenRead(Recording.PathOf(Path.Combine("containers", name)));

        foreach (string source in flow.ResultNames)
        {
            flow.Results(source).Count.ShouldBe(zip.GetEntry($"results/{Uri.EscapeDataString(source)}.json.index")!.Length / 8, source);
        }
    }

    [Theory]
    [MemberData(nameof(Containers))]
    public void The_files_are_as_many_and_as_large_as_the_manifest_says(string name, string? password)
    {
        foreach (Flow flow in Flows(Open(name, password)))
        {
            flow.Uploads.Count.ShouldBe((int)flow.Context.TotalUploadedFiles);
            flow.Uploads.Sum(static upload => upload.Content.Length).ShouldBe(flow.Context.TotalUploadedBytes);
        }
    }

    [Theory]
    [InlineData("flow-download.zip", null)]
    [InlineData("flow-download-locked.zip", "infected")]
    [InlineData("offline-build-01.zip", null)]
    [InlineData("offline-web-01.zip", null)]
    public void The_files_have_the_hashes_that_their_rows_name(string name, string? password)
    {
        Flow flow = Flows(Open(name, password)).Single();
        var hashes = flow.Results("Custom.Lab.Files").Read().Select(static row => JsonDocument.Parse(row.ToArray()).RootElement)
            .ToDictionary(static row => row.GetProperty("OSPath").GetString()!, static row => row.GetProperty("SHA256").GetString()!);

        foreach (Upload upload in flow.Uploads)
        {
            byte[] content = new byte[upload.Content.Length];
            upload.Content.Read(0, content).ShouldBe(content.Length);
            Convert.ToHexStringLower(SHA256.HashData(content)).ShouldBe(hashes[upload.ClientPath]);
        }
    }

    [Fact]
    public void The_locked_container_holds_what_the_plain_one_holds()
    {
        Flow plain = Flows(Open("flow-download.zip", null)).Single();
        Flow locked = Flows(Open("flow-download-locked.zip", "infected")).Single();

        foreach (string source in plain.ResultNames)
        {
            Text(locked, source).ShouldBe(Text(plain, source));
        }
    }

    [Fact]
    public void A_hunt_brings_every_host_that_took_part()
    {
        Org org = Open("hunt-download.zip", null);

        org.Clients.Ids().ShouldBe([Web, "C.a4bd0a2c317956cc"]);
        org.Flows.Of(Web).Single().FlowId.ShouldBe("F.DC2OND2RIPNPM.H");
    }

    [Fact]
    public void A_host_without_an_id_gets_the_same_one_each_time()
    {
        string first = Open("offline-web-01.zip", null).Clients.Ids().Single();
        string second = Open("offline-web-01.zip", null).Clients.Ids().Single();

        first.ShouldMatch("^C\\.[0-9a-f]{16}$");
        second.ShouldBe(first);
    }

    [Fact]
    public void Times_in_nanoseconds_become_microseconds()
    {
        Flow flow = Flows(Open("offline-web-01.zip", null)).Single();

        flow.Context.CreateTime.ShouldBe(1_795_525_292_457_386);
    }

    [Fact]
    public void A_file_reads_the_same_from_any_place()
    {
        Flow flow = Flows(Open("flow-download-locked.zip", "infected")).Single();
        Upload upload = flow.Uploads.Single(static upload => upload.ClientPath == "/tmp/evidence/bin.dat");
        byte[] whole = new byte[upload.Content.Length];
        upload.Content.Read(0, whole);

        foreach (int offset in (int[])[400_000, 17, 511_999, 65_536])
        {
            byte[] part = new byte[1000];
            int read = upload.Content.Read(offset, part);
            part.AsSpan(0, read).SequenceEqual(whole.AsSpan(offset, read)).ShouldBeTrue();
        }
    }

    private static string Text(Flow flow, string source) =>
        string.Join('\n', flow.Results(source).Read().Select(static row => Encoding.UTF8.GetString(row.Span)));

    private static IEnumerable<Flow> Flows(Org org) => org.Clients.Ids().SelectMany(org.Flows.Of);

    private static Org Open(string name, string? password)
    {
        Org org = new OrgTable(TimeProvider.System).Root;
        ContainerFleet.AddTo(new EvidenceContainer(Recording.PathOf(Path.Combine("containers", name)), password), org);
        return org;
    }
}
