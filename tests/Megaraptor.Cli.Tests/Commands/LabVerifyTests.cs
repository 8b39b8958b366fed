using System.Text.Json;
using Megaraptor.Cli.Tests.Harness;

namespace Megaraptor.Cli.Tests.Commands;

/// <summary>Recorded exchanges, repeated from the shell.</summary>
public sealed class LabVerifyTests : IDisposable
{
    private const string Right = """{"id":"right","user":"admin","request":{"vql":["SELECT 1 AS A FROM scope()"],"env":{},"org_id":"","max_row":1000,"max_wait":1,"timeout":0},"messages":[{"log":"Starting query execution.\n"},{"log":"Time 7: q0: Sending response part 0 9 B (1 rows).\n"},{"name":"q0","query_id":0,"part":0,"columns":["A"],"response":"[{\"A\":1}]"}],"status":{"code":0,"message":""},"seconds":0.1}""";

    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Fact]
    public async Task What_agrees_ends_with_zero()
    {
        Shell shell = await VerifyAsync(Right);

        shell.ExitCode.ShouldBe(0, shell.Output + shell.Error);
        shell.Output.TrimEnd().Split('\n')[^1].Trim().ShouldBe("1 agree, 0 differ");
    }

    [Fact]
    public async Task What_differs_is_shown_and_ends_with_one()
    {
        Shell shell = await VerifyAsync(Right, Right.Replace("{\\\"A\\\":1}", "{\\\"A\\\":2}", StringComparison.Ordinal).Replace("\"right\"", "\"wrong\"", StringComparison.Ordinal));

        shell.ExitCode.ShouldBe(1);
        shell.Output.ShouldContain("/wrong: rows");
        shell.Output.ShouldContain("  - 2");
        shell.Output.ShouldContain("  + 1");
        shell.Output.TrimEnd().Split('\n')[^1].Trim().ShouldBe("1 agree, 1 differ");
    }

    [Fact]
    public async Task Json_is_one_object_with_the_aspects_of_each_exchange()
    {
        Shell shell = await VerifyAsync(["--format", "json"], Right);

        JsonElement report = JsonDocument.Parse(shell.Output).RootElement;
        report.GetProperty("agree").GetInt32().ShouldBe(1);
        JsonElement exchange = report.GetProperty("exchanges").EnumerateArray().Single();
        foreach (string aspect in (string[])["rows", "columns", "logs", "status"])
        {
            exchange.GetProperty(aspect).GetBoolean().ShouldBeTrue();
        }
    }

    [Fact]
    public async Task A_server_is_asked_through_its_configuration()
    {
        await using var folder = await LabFolder.CreateAsync();
        Shell shell = await VerifyAsync(["--config", folder.Config], Right);

        shell.ExitCode.ShouldBe(0, shell.Output + shell.Error);
    }

    [Fact]
    public async Task A_line_that_is_no_exchange_is_told_with_its_number()
    {
        Shell shell = await VerifyAsync(Right, "no json");

        shell.ExitCode.ShouldBe(2);
        shell.Error.ShouldContain("line 2");
    }

    private Task<Shell> VerifyAsync(params string[] lines) => VerifyAsync([], lines);

    private async Task<Shell> VerifyAsync(string[] options, params string[] lines)
    {
        await File.WriteAllLinesAsync(_path, lines, TestContext.Current.CancellationToken);
        return await Shell.RunAsync(["lab", "verify", _path, .. options]);
    }
}
