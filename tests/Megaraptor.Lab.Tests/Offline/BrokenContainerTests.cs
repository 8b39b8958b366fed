using System.IO.Compression;
using System.Text;
using Megaraptor.Lab.Offline;
using Megaraptor.Lab.Store.Orgs;
using Megaraptor.Recordings;

namespace Megaraptor.Lab.Tests.Offline;

public sealed class BrokenContainerTests : IDisposable
{
    private const string Context = """{"client_id":"C.1","session_id":"F.1"}""";

    private readonly string _directory = Directory.CreateTempSubdirectory("lab").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void A_wrong_password_is_named() =>
        Refusal(Recorded("flow-download-locked.zip"), "wrong").ShouldContain("the password is wrong");

    [Fact]
    public void A_missing_password_is_asked_for() =>
        Refusal(Recorded("flow-download-locked.zip"), null).ShouldContain("is locked");

    [Fact]
    public void A_changed_locked_container_is_refused()
    {
        byte[] content = File.ReadAllBytes(Recorded("flow-download-locked.zip"));
        content[5000] ^= 1;

        Refusal(Write(content), "infected").ShouldContain("changed or damaged");
    }

    [Theory]
    [InlineData("flow-download.zip", null)]
    [InlineData("flow-download-locked.zip", "infected")]
    public void A_container_that_is_cut_short_is_refused(string name, string? password)
    {
        byte[] content = File.ReadAllBytes(Recorded(name));

        Refusal(Write(content[..(content.Length / 2)]), password).ShouldContain("damaged or cut short");
    }

    [Fact]
    public void A_file_that_is_no_zip_is_refused() => Refusal(Write("no zip"u8.ToArray()), null).ShouldContain("is no zip");

    [Fact]
    public void A_file_that_is_not_there_is_named() => Refusal(Path.Combine(_directory, "nope.zip"), null).ShouldContain("nope.zip");

    [Theory]
    [InlineData("../outside.txt")]
    [InlineData("uploads/../../outside.txt")]
    [InlineData("/etc/passwd")]
    [InlineData("uploads\\..\\outside.txt")]
    [InlineData("C:/outside.txt")]
    public void A_name_that_leads_out_is_refused(string name) =>
        Refusal(Zip((name, "x"), ("collection_context.json", Context)), null).ShouldContain("leads out of the container");

    [Fact]
    public void A_member_that_is_there_twice_is_refused() =>
        Refusal(Zip(("results/A.json", "{}"), ("results/A.json", "{}"), ("collection_context.json", Context)), null).ShouldContain("is there twice");

    [Fact]
    public void Two_spellings_of_one_name_are_one_name() =>
        Refusal(Zip(("results/A%2FB.json", "{}"), ("results/A%2fB.json", "{}"), ("collection_context.json", Context)), null).ShouldContain("is there twice");

    [Fact]
    public void A_zip_without_a_collection_is_refused() => Refusal(Zip(("results/A.json", "{}")), null).ShouldContain("no container of a collection");

    [Fact]
    public void A_broken_description_is_named() =>
        Refusal(Zip(("collection_context.json", "{\"session_id\":")), null).ShouldContain("'collection_context.json' is no JSON");

    [Fact]
    public void A_description_of_another_shape_is_named() =>
        Refusal(Zip(("collection_context.json", """{"session_id":{"a":1}}""")), null).ShouldContain("'collection_context.json' is broken");

    [Fact]
    public void The_same_collection_twice_is_refused()
    {
        string path = Zip(("collection_context.json", Context));
        Org org = new OrgTable(TimeProvider.System).Root;
        ContainerFleet.AddTo(new EvidenceContainer(path), org);

        Should.Throw<EvidenceContainerException>(() => ContainerFleet.AddTo(new EvidenceContainer(path), org)).Message.ShouldContain("is open already");
    }

    [Fact]
    public void A_claim_that_no_zip_can_keep_is_refused()
    {
        // The size that a member claims stands in the directory at the end, where nothing checks it before it is unpacked.
        string path = Zip(("collection_context.json", Context), ("results/A.json", "{}"));
        byte[] content = File.ReadAllBytes(path);
        int entry = content.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
        content.AsSpan(entry + 24, 4).Fill(0x7f);

        Refusal(Write(content), null).ShouldContain("no honest zip");
    }

    [Fact]
    public void Nothing_is_written()
    {
        string path = Zip(("collection_context.json", Context), ("results/A.json", "{}"));
        string[] before = Directory.GetFiles(_directory);

        ContainerFleet.AddTo(new EvidenceContainer(path), new OrgTable(TimeProvider.System).Root);

        Directory.GetFiles(_directory).ShouldBe(before);
    }

    private static string Recorded(string name) => Recording.PathOf(Path.Combine("containers", name));

    private static string Refusal(string path, string? password) =>
        Should.Throw<EvidenceContainerException>(() => ContainerFleet.AddTo(new EvidenceContainer(path, password), new OrgTable(TimeProvider.System).Root)).Message;

    private string Write(byte[] content)
    {
        string path = Path.Combine(_directory, "container.zip");
        File.WriteAllBytes(path, content);
        return path;
    }

    private string Zip(params (string Name, string Content)[] members)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, string content) in members)
            {
                using Stream stream = zip.CreateEntry(name).Open();
                stream.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        return Write(memory.ToArray());
    }
}
