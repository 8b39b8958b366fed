using System.Runtime.CompilerServices;
using Spectre.Console;

namespace Megaraptor.Cli.Demo;

/// <summary>What to do after the demo: attach an assistant, ask own questions, go on to a real server.</summary>
internal static class NextSteps
{
    internal static void Write(IAnsiConsole console)
    {
        string[] invocation = Invocation();
        string command = string.Join(' ', invocation.Select(Quoted));
        console.WriteLine();
        console.MarkupLine("[bold]── Where to go from here ──[/]");
        console.MarkupLine("Attach an AI assistant to this fleet: add the server to its MCP configuration ([grey]mcpServers[/]):");
        console.WriteLine();
        string arguments = string.Join(", ", ((string[])[.. invocation[1..], "mcp", "--demo"]).Select(Json));
        WriteUnbroken(console, $"  {{ \"mcpServers\": {{ \"velociraptor\": {{ \"command\": {Json(invocation[0])}, \"args\": [{arguments}] }} }} }}");
        console.WriteLine();
        console.MarkupLine("Ask your own questions of it:");
        console.WriteLine();
        WriteUnbroken(console, $"  {command} query --demo \"SELECT client_id, os_info.hostname AS Host FROM clients()\"");
        WriteUnbroken(console, $"  {command} clients list --demo");
        WriteUnbroken(console, $"  {command} lab serve        (the embedded server, for your own programs and tests)");
        console.WriteLine();
        console.MarkupLine("Go on to a real server, with a key that it made ([grey]velociraptor config api_client[/]):");
        console.WriteLine();
        WriteUnbroken(console, $"  {command} doctor --config api_client.yaml");
        WriteUnbroken(console, $"  {command} mcp --config api_client.yaml");
        console.WriteLine();
        console.MarkupLine("More: README.md, docs/architecture.md, and [bold]--help[/] on every command.");
    }

    /// <summary>A line that is there to be copied: the terminal may wrap it, this program must not.</summary>
    private static void WriteUnbroken(IAnsiConsole console, string line)
    {
        int width = console.Profile.Width;
        console.Profile.Width = Math.Max(width, line.Length + 1);
        console.WriteLine(line);
        console.Profile.Width = width;
    }

    /// <summary>How to start this program again, with full paths: a host starts it from a folder of its own.</summary>
    private static string[] Invocation() => RuntimeFeature.IsDynamicCodeSupported
        ? ["dotnet", Path.Combine(AppContext.BaseDirectory, "megaraptor.dll")]
        : [Environment.ProcessPath ?? "megaraptor"];

    private static string Quoted(string word) => word.Contains(' ', StringComparison.Ordinal) ? $"\"{word}\"" : word;

    private static string Json(string text) => $"\"{System.Text.Json.JsonEncodedText.Encode(text)}\"";
}
