using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Files;

namespace Megaraptor.Sdk.Tests.Files;

/// <summary>Files are written below one folder, for their owner alone, whole or not at all.</summary>
public sealed class OutputFolderTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_gets_its_name_when_it_is_complete()
    {
        using var folder = new TestFolder();
        OutputFile file = new OutputFolder(folder.Path).Begin(["C.1", "../x"], "/etc/passwd");
        await file.WriteAsync("abc"u8.ToArray(), Token);
        string[] before = folder.Files;
        await file.CompleteAsync();
        await file.DisposeAsync();

        before.ShouldBe(["C.1/%2E.%2Fx/%2Fetc%2Fpasswd.part"]);
        folder.Files.ShouldBe(["C.1/%2E.%2Fx/%2Fetc%2Fpasswd"]);
    }

    [Fact]
    public async Task Files_and_folders_are_for_their_owner_alone()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no such modes.");
            return;
        }

        using var folder = new TestFolder();
        await using (OutputFile file = new OutputFolder(folder.Path).Begin(["inner"], "x"))
        {
            await file.CompleteAsync();
        }

        UnixFileMode[] modes = [File.GetUnixFileMode(folder.Path), File.GetUnixFileMode(Path.Combine(folder.Path, "inner")), File.GetUnixFileMode(Path.Combine(folder.Path, "inner", "x"))];
        const UnixFileMode folders = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        modes.ShouldBe([folders, folders, UnixFileMode.UserRead | UnixFileMode.UserWrite]);
    }

    [Fact]
    public async Task Nothing_is_overwritten()
    {
        using var folder = new TestFolder();
        var output = new OutputFolder(folder.Path);
        await using (OutputFile file = output.Begin([], "x"))
        {
            await file.CompleteAsync();
        }

        Should.Throw<OutputException>(() => output.Begin([], "x")).Message.ShouldContain("already a file");
    }

    [Fact]
    public async Task What_has_an_origin_is_continued_by_the_same_origin_only()
    {
        using var folder = new TestFolder();
        var output = new OutputFolder(folder.Path);
        await using (OutputFile file = output.Begin([], "x", "one"))
        {
            await file.WriteAsync("abc"u8.ToArray(), Token);
        }

        long same;
        await using (OutputFile file = output.Begin([], "x", "one"))
        {
            same = file.Length;
        }

        await using OutputFile other = output.Begin([], "x", "another");

        (same, other.Length).ShouldBe((3, 0));
    }

    [Fact]
    public async Task What_has_no_origin_leaves_nothing_behind()
    {
        using var folder = new TestFolder();
        await using (OutputFile file = new OutputFolder(folder.Path).Begin([], "x"))
        {
            await file.WriteAsync("abc"u8.ToArray(), Token);
        }

        folder.Files.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_file_that_is_being_written_is_not_begun_a_second_time()
    {
        using var folder = new TestFolder();
        var output = new OutputFolder(folder.Path);
        await using OutputFile first = output.Begin([], "x", "one");

        Should.Throw<OutputException>(() => output.Begin([], "x", "another"));
    }

    [Fact]
    public void A_link_that_leads_out_is_refused()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need rights there.");
        using var folder = new TestFolder();
        Directory.CreateDirectory(folder.Path);
        string outside = Directory.CreateDirectory(Path.Combine(folder.Path, "..", "outside")).FullName;
        Directory.CreateSymbolicLink(Path.Combine(folder.Path, "C.1"), outside);
        File.CreateSymbolicLink(Path.Combine(folder.Path, "x.part"), Path.Combine(outside, "victim"));
        var output = new OutputFolder(folder.Path);

        Should.Throw<OutputException>(() => output.Begin(["C.1"], "x")).Message.ShouldContain("is a link");
        Should.Throw<OutputException>(() => output.Begin([], "x")).Message.ShouldContain("is a link");
        Directory.EnumerateFileSystemEntries(outside).ShouldBeEmpty();
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_a_failure_that_says_what_to_do()
    {
        using var folder = new TestFolder();
        File.WriteAllText(folder.Path, "a file where the folder should be");

        OutputException failure = Should.Throw<OutputException>(() => new OutputFolder(folder.Path).Begin([], "x"));

        (failure.Code, failure.Hint!.Contains("MEGARAPTOR_OUTPUT_FOLDER", StringComparison.Ordinal)).ShouldBe((MegaraptorErrorCode.Output, true));
    }

    [Fact]
    public async Task A_full_disk_is_a_failure_that_says_so()
    {
        OutputException failure = await Should.ThrowAsync<OutputException>(() => OutputFailures.GuardAsync("/x", static () => throw new IOException("No space left on device")));

        failure.Message.ShouldBe("/x cannot be written: No space left on device");
    }
}
