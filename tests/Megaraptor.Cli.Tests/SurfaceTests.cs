using System.CommandLine;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Megaraptor.Cli.Tests.Harness;
using Megaraptor.CommandLine.Formats;
using Megaraptor.Sdk.Catalogue;

namespace Megaraptor.Cli.Tests;

/// <summary>The catalogue is the one list: what is declared once is there on both surfaces, with the same parameters.</summary>
public sealed class SurfaceTests
{
    // A program registers its operations when it is loaded, and the test's data may be asked for before that.
    public static TheoryData<string> Operations
    {
        get
        {
            RuntimeHelpers.RunModuleConstructor(typeof(CommandTree).Module.ModuleHandle);
            return [.. OperationCatalogue.OfProgram.Operations.Select(static operation => operation.Name)];
        }
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public void Every_operation_is_a_verb_with_all_of_its_parameters(string name)
    {
        OperationDescriptor operation = OperationCatalogue.OfProgram.Find(name)!;
        Command verb = operation.Verb.Split(' ').Aggregate((Command)CommandTree.Build(Terminal.To(TextWriter.Null, TextWriter.Null, Stream.Null)), static (command, word) => command.Subcommands.Single(child => child.Name == word));

        operation.Parameters.Select(static parameter => "--" + parameter.Name.Replace('_', '-')).Except(verb.Options.Select(static option => option.Name)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_operation_that_reads_is_a_tool()
    {
        await using var process = MegaraptorProcess.Start("mcp", "--demo");
        await process.Input.WriteLineAsync("""{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"test","version":"1"}}}""");
        await process.Input.WriteLineAsync("""{"jsonrpc":"2.0","method":"notifications/initialized"}""");
        await process.Input.WriteLineAsync("""{"jsonrpc":"2.0","id":2,"method":"tools/list"}""");
        Shell shell = await process.FinishAsync();

        JsonElement list = shell.Output.TrimEnd().Split('\n').Select(static line => JsonDocument.Parse(line).RootElement).Single(static answer => answer.GetProperty("id").GetInt32() == 2);
        list.GetProperty("result").GetProperty("tools").EnumerateArray().Select(static tool => tool.GetProperty("name").GetString())
            .ShouldBe(OperationCatalogue.OfProgram.Operations.Where(static operation => operation.Effect == Effect.Read).Select(static operation => operation.Name), ignoreOrder: true);
    }

    [Fact]
    public async Task Operations_lists_the_catalogue()
    {
        Shell shell = await Shell.RunAsync("operations", "--format", "json");

        JsonDocument.Parse(shell.Output).RootElement.EnumerateArray().Select(static operation => $"{operation.GetProperty("name")} {operation.GetProperty("effect")} {operation.GetProperty("permission")}")
            .ShouldContain("label_client annotate READ_RESULTS, LABEL_CLIENT");
    }
}
