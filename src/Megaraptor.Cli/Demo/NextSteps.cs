using Spectre.Console;

namespace Megaraptor.Cli.Demo;

/// <summary>What to do after the demo: attach an assistant, ask own questions, go on to a real server.</summary>
internal static class NextSteps
{
    internal static void Write(IAnsiConsole console)
    {
        string command = Invocation();
        console.WriteLine();
        console.Write(new Rule("[bold]Where to go from here[/]") { Justification = Justify.Left });
        console.MarkupLine("Attach an AI assistant to this fleet: add the server to its MCP configuration ([grey]mcpServers[/]):");
        console.WriteLine();
        console.WriteLine($"  {{ \"mcpServers\": {{ \"velociraptor\": {{ \"command\": {Json(command.Split(' ')[0])}, \"args\": [{string.Join(", ", [.. command.Split(' ')[1..].Select(Json), "\"mcp\"", "\"--demo\""])}] }} }} }}");
        console.WriteLine();
        console.MarkupLine("Ask your own questions of it:");
        console.WriteLine();
        console.WriteLine($"  {command} query --demo \"SELECT client_id, os_info.hostname AS Host FROM clients()\"");
        console.WriteLine($"  {command} clients list --demo");
        console.WriteLine($"  {command} lab serve        (the embedded server, for your own programs and tests)");
        console.WriteLine();
        console.MarkupLine("Go on to a real server, with a key that it made ([grey]velociraptor config api_client[/]):");
        console.WriteLine();
        console.WriteLine($"  {command} doctor --config api_client.yaml");
        console.WriteLine($"  {command} mcp --config api_client.yaml");
        console.WriteLine();
        console.MarkupLine("More: README.md, docs/architecture.md, and [bold]--help[/] on every command.");
    }

    /// <summary>How this program was started, so that the lines can be copied.</summary>
    private static string Invocation()
    {
        string? path = Environment.ProcessPath;
        bool isHosted = path is null || Path.GetFileNameWithoutExtension(path) == "dotnet";
        return isHosted ? "dotnet run --project src/Megaraptor.Cli --" : path!;
    }

    private static string Json(string text) => $"\"{System.Text.Json.JsonEncodedText.Encode(text)}\"";
}
