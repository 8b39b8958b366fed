using System.Text.Json;
using Megaraptor.Cli.Tests.Harness;

namespace Megaraptor.Cli.Tests.Commands;

/// <summary>The MCP server as a host starts it: a process that speaks JSON lines on standard output and nothing else.</summary>
public sealed class McpTests
{
    private const string Initialize = """{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"test","version":"1"}}}""";

    [Fact]
    public async Task Piped_requests_are_answered_before_the_server_ends()
    {
        await using var process = MegaraptorProcess.Start("mcp", "--demo");
        await process.Input.WriteLineAsync(Initialize);
        await process.Input.WriteLineAsync("""{"jsonrpc":"2.0","method":"notifications/initialized"}""");
        await process.Input.WriteLineAsync("""{"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"list_clients","arguments":{"search":"web-01"}}}""");
        string first = await process.ReadUntilAsync("\"id\":2");
        await process.Input.WriteLineAsync("""{"jsonrpc":"2.0","id":3,"method":"tools/call","params":{"name":"list_clients","arguments":{"search":"web-01"}}}""");
        Shell shell = await process.FinishAsync();

        shell.ExitCode.ShouldBe(0, shell.Error);
        JsonElement[] answers = [.. (first + shell.Output).TrimEnd().Split('\n').Select(static line => JsonDocument.Parse(line).RootElement)];
        answers.Select(static answer => answer.GetProperty("id").GetInt32()).ShouldBe([1, 2, 3], ignoreOrder: true);
        answers.Count(static answer => answer.TryGetProperty("result", out _)).ShouldBe(3);
    }

    [Fact]
    public async Task A_broken_configuration_ends_the_start_with_words()
    {
        await using var process = MegaraptorProcess.Start("mcp", "--config", "/no/such/file.yaml");
        Shell shell = await process.FinishAsync();

        (shell.ExitCode, shell.Output).ShouldBe((2, ""));
        shell.Error.ShouldContain("There is no file /no/such/file.yaml.");
    }

    [Fact]
    public async Task Several_servers_are_served_and_a_call_names_one()
    {
        await using LabFolder lab = await LabFolder.CreateAsync();
        await using var process = MegaraptorProcess.Start("mcp", "--server", $"lab={lab.Config}", "--server", $"field={lab.Config}");
        await process.Input.WriteLineAsync(Initialize);
        await process.Input.WriteLineAsync("""{"jsonrpc":"2.0","method":"notifications/initialized"}""");
        await process.Input.WriteLineAsync("""{"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"get_server_info","arguments":{"server":"field"}}}""");
        await process.ReadUntilAsync("server_admin");
        await process.Input.WriteLineAsync("""{"jsonrpc":"2.0","id":3,"method":"tools/call","params":{"name":"get_server_info","arguments":{}}}""");
        Shell shell = await process.FinishAsync();

        shell.ExitCode.ShouldBe(0, shell.Error);
        shell.Output.ShouldContain("field, lab.");
    }
}
