using Megaraptor.Cli.Tests.Harness;

namespace Megaraptor.Cli.Tests.Commands;

/// <summary>Formatting files in their places, or only saying which would change.</summary>
public sealed class FormatTests
{
    [Fact]
    public async Task Files_are_laid_out_in_place_and_named()
    {
        using var folder = new TextFolder();
        string query = folder.Write("a.vql", "select * from pslist()");
        string artifact = folder.Write("b.yaml", "name: A # kept\nsources:\n- query: |\n    select * from info()\n");
        string tidy = folder.Write("c.vql", "SELECT * FROM pslist()\n");
        Shell shell = await Shell.RunAsync("fmt", folder.Root);

        shell.Output.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries).ShouldBe([query, artifact]);
        (await File.ReadAllTextAsync(query, TestContext.Current.CancellationToken)).ShouldBe(await File.ReadAllTextAsync(tidy, TestContext.Current.CancellationToken));
        (await File.ReadAllTextAsync(artifact, TestContext.Current.CancellationToken)).ShouldBe("name: A # kept\nsources:\n- query: |\n    SELECT * FROM info()\n");
        Directory.EnumerateFiles(folder.Root).Count().ShouldBe(3);
    }

    [Fact]
    public async Task A_check_changes_nothing()
    {
        using var folder = new TextFolder();
        string path = folder.Write("a.vql", "select * from pslist()");
        Shell shell = await Shell.RunAsync("fmt", "--check", path);

        shell.ExitCode.ShouldBe(1);
        shell.Output.Trim().ShouldBe(path);
        (await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken)).ShouldBe("select * from pslist()");
    }

    [Fact]
    public async Task What_is_no_vql_stays_as_it_is_and_the_others_are_formatted()
    {
        using var folder = new TextFolder();
        string broken = folder.Write("a.vql", "select from");
        string good = folder.Write("b.vql", "select 1 as A from scope()");
        Shell shell = await Shell.RunAsync("fmt", folder.Root);

        shell.ExitCode.ShouldBe(1);
        shell.Error.ShouldContain($"{broken}: 1:12: Expected a plugin");
        (await File.ReadAllTextAsync(broken, TestContext.Current.CancellationToken)).ShouldBe("select from");
        (await File.ReadAllTextAsync(good, TestContext.Current.CancellationToken)).ShouldBe("SELECT 1 AS A FROM scope()\n");
    }

    [Fact]
    public async Task Standard_input_goes_to_standard_output()
    {
        await using var process = MegaraptorProcess.Start("fmt", "-");
        await process.Input.WriteAsync("select 1 as A from scope()");
        (await process.FinishAsync()).Output.ShouldBe("SELECT 1 AS A FROM scope()\n");
    }

    [Fact]
    public async Task The_byte_order_mark_of_a_file_stays()
    {
        using var folder = new TextFolder();
        string path = folder.Write("a.vql", "");
        await File.WriteAllTextAsync(path, "select 1 as A from scope()", new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: true), TestContext.Current.CancellationToken);
        await Shell.RunAsync("fmt", path);

        (await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken))[..3].ShouldBe([0xEF, 0xBB, 0xBF]);
    }
}
