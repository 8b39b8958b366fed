using Megaraptor.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Megaraptor.Generators.Tests.Registration;

public sealed class RegistrationTests
{
    private const string FileName = "OperationRegistrations.g.cs";
    private const string Main = "\n\ninternal static class Program { private static void Main() { } }\n";

    [Fact]
    public void An_executable_with_a_surface_lists_its_own_and_the_sdks_operations_sorted_by_name()
    {
        GeneratorRun run = GeneratorRun.Of(Sources.Hosts + Main, Executable("Megaraptor.Mcp")).ShouldCompile();

        string[] listed = [.. run.Files[FileName].Split('\n').Where(static line => line.Contains("(), // ", StringComparison.Ordinal)).Select(static line => line.Split("// ")[1].Trim())];
        listed.ShouldContain("find_hosts");
        listed.ShouldContain("list_clients");
        listed.ShouldBe(listed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_command_line_is_a_surface_too() =>
        GeneratorRun.Of(Sources.Hosts + Main, Executable("Megaraptor.CommandLine")).ShouldCompile().Files.Keys.ShouldContain(FileName);

    [Fact]
    public void A_library_registers_nothing() =>
        GeneratorRun.Of(Sources.Hosts, new GeneratorSettings { References = [Surface("Megaraptor.Mcp")] }).ShouldCompile().Files.Keys.ShouldNotContain(FileName);

    [Fact]
    public void An_executable_without_surface_registers_nothing() =>
        GeneratorRun.Of(Sources.Hosts + Main, new GeneratorSettings { Kind = OutputKind.ConsoleApplication }).ShouldCompile().Files.Keys.ShouldNotContain(FileName);

    [Fact]
    public void A_name_that_a_referenced_assembly_has_taken_is_refused() =>
        GeneratorRun.Of(Sources.Hosts.Replace("find_hosts", "list_clients", StringComparison.Ordinal) + Main, Executable("Megaraptor.Mcp"))
            .ShouldFind("MEGA306", "FindAsync", "Megaraptor.Sdk");

    private static GeneratorSettings Executable(string surface) => new() { Kind = OutputKind.ConsoleApplication, References = [Surface(surface)] };

    /// <summary>A surface is recognised by its assembly's name alone.</summary>
    private static MetadataReference Surface(string name) => CSharpCompilation
        .Create(name, options: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary), references: Basic.Reference.Assemblies.Net100.References.All)
        .ToMetadataReference();
}
