using System.Diagnostics;
using System.Text.Json;

namespace Megaraptor.Benchmarks.Startup;

/// <summary>A running MCP server, spoken to as an MCP host does.</summary>
internal sealed class McpProcess : IDisposable
{
    private const string Initialize = """{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"benchmark","version":"1"}}}""";
    private const string Initialized = """{"jsonrpc":"2.0","method":"notifications/initialized"}""";
    private const string List = """{"jsonrpc":"2.0","id":2,"method":"tools/list"}""";

    private readonly Process _process;

    private McpProcess(Process process) => _process = process;

    internal static McpProcess Start(PublishedProgram program)
    {
        var start = new ProcessStartInfo(program.Path, program.Arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        return new McpProcess(Process.Start(start)!);
    }

    /// <summary>Opens the session and asks for the tools.</summary>
    /// <returns>How many there are.</returns>
    internal int ListTools()
    {
        Send(Initialize);
        Receive(1);
        Send(Initialized);
        Send(List);
        using JsonDocument answer = Receive(2);
        return answer.RootElement.GetProperty("result").GetProperty("tools").GetArrayLength();
    }

    /// <summary>The most memory that the process held so far, in bytes.</summary>
    internal long PeakWorkingSet()
    {
        _process.Refresh();
        return _process.PeakWorkingSet64;
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit(TimeSpan.FromSeconds(5)))
        {
            _process.Kill();
            throw new TimeoutException($"{_process.StartInfo.FileName} does not end when its input does.");
        }

        _process.Dispose();
    }

    private void Send(string message)
    {
        _process.StandardInput.Write(message);
        _process.StandardInput.Write('\n');
        _process.StandardInput.Flush();
    }

    private JsonDocument Receive(int id)
    {
        while (_process.StandardOutput.ReadLine() is { } line)
        {
            var message = JsonDocument.Parse(line);
            if (message.RootElement.TryGetProperty("id", out JsonElement found) && found.GetInt32() == id && message.RootElement.TryGetProperty("result", out _))
            {
                return message;
            }

            message.Dispose();
        }

        throw new EndOfStreamException($"{_process.StartInfo.FileName} ended without an answer to request {id}.");
    }
}
