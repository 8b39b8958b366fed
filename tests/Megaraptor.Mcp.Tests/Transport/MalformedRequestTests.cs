using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using Megaraptor.Mcp.Hosting;
using Microsoft.Extensions.Logging;

namespace Megaraptor.Mcp.Tests.Transport;

/// <summary>Lines that no client library writes: each is answered with words, and leaves no stack trace in the log.</summary>
public sealed class MalformedRequestTests
{
    private const string Initialize = """{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"test","version":"1"}}}""";

    [Theory]
    [InlineData("""{"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"arguments":{}}}""", "'name'")]
    [InlineData("""{"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":5}}""", "'name'")]
    [InlineData("""{"jsonrpc":"2.0","id":2,"method":"tools/call","params":[]}""", "must be an object")]
    [InlineData("""{"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"list_clients","arguments":[]}}""", "'arguments'")]
    [InlineData("""{"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"list_clients","arguments":{"search":"\ud800"}}}""", "half a character")]
    public async Task A_tool_call_of_another_form_is_refused_with_words(string line, string words)
    {
        (IReadOnlyList<JsonElement> answers, string log) = await SpeakAsync(Initialize, """{"jsonrpc":"2.0","method":"notifications/initialized"}""", line);

        JsonElement error = answers.Single(static answer => answer.GetProperty("id").GetInt32() == 2).GetProperty("error");
        (error.GetProperty("code").GetInt32(), error.GetProperty("message").GetString()!.Contains(words, StringComparison.Ordinal), log.Contains("   at ", StringComparison.Ordinal)).ShouldBe((-32602, true, false), error + log);
    }

    [Theory]
    [InlineData("list_clint", "Did you mean 'list_clients'?")]
    [InlineData("zzz", "Unknown tool: 'zzz'.")]
    [InlineData("delete_client", "is withheld")]
    public async Task A_tool_that_is_not_offered_is_refused_with_words_and_is_no_error_in_the_log(string tool, string words)
    {
        (IReadOnlyList<JsonElement> answers, string log) = await SpeakAsync(
            Initialize,
            """{"jsonrpc":"2.0","method":"notifications/initialized"}""",
            $$$$"""{"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"{{{{tool}}}}","arguments":{}}}""");

        JsonElement error = answers.Single(static answer => answer.GetProperty("id").GetInt32() == 2).GetProperty("error");
        error.GetProperty("message").GetString()!.ShouldContain(words);
        (error.GetProperty("code").GetInt32(), log).ShouldBe((-32602, ""));
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("""{"jsonrpc":"2.0","id":2,"method":"tools""")]
    public async Task A_line_that_is_no_json_is_told_on_standard_error(string line) =>
        (await SpeakAsync(Initialize, line)).Log.ShouldContain("A line of input is no JSON, and was dropped");

    private static async Task<(IReadOnlyList<JsonElement> Answers, string Log)> SpeakAsync(params string[] lines)
    {
        using var input = new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n"));
        var output = new Pipe();
        await using var log = new StringWriter();
        using var logging = new StandardErrorLogging(LogLevel.Warning, TextWriter.Synchronized(log));
        await StdioMcpServer.RunAsync(new McpServerSettings(), input, output.Writer.AsStream(), logging, TestContext.Current.CancellationToken);
        await output.Writer.CompleteAsync();
        using var reader = new StreamReader(output.Reader.AsStream());
        string text = await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
        return ([.. text.TrimEnd().Split('\n').Select(static line => JsonDocument.Parse(line).RootElement)], log.ToString());
    }
}
