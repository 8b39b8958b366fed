using System.Runtime.CompilerServices;
using Megaraptor.Cli;
using Megaraptor.Sdk.Catalogue;

namespace Megaraptor.Docs.Tests.Reference;

public sealed class OperationReferenceTests
{
    private const string Page = "docs/operations.md";

    [Fact]
    public void The_page_of_operations_is_what_the_operations_say()
    {
        RuntimeHelpers.RunModuleConstructor(typeof(CommandTree).Module.ModuleHandle);
        string page = OperationReference.Render(OperationCatalogue.OfProgram);
        if (Environment.GetEnvironmentVariable("MEGARAPTOR_WRITE_DOCS") == "1")
        {
            File.WriteAllText(Path.Combine(RepositoryFiles.Root, Page), page);
        }

        page.ShouldBe(RepositoryFiles.Read(Page).ReplaceLineEndings("\n"), "An operation changed. Write the page anew: MEGARAPTOR_WRITE_DOCS=1 dotnet test --project tests/Megaraptor.Docs.Tests");
    }

    [Fact]
    public void The_page_of_the_MCP_server_has_every_tool()
    {
        RuntimeHelpers.RunModuleConstructor(typeof(CommandTree).Module.ModuleHandle);
        string page = RepositoryFiles.Read("docs/mcp.md");

        OperationCatalogue.OfProgram.Operations.Select(static operation => operation.Name).ShouldAllBe(name => page.Contains($"`{name}`", StringComparison.Ordinal));
    }

    [Fact]
    public void The_readme_leads_to_every_page()
    {
        string readme = RepositoryFiles.Read("README.md");

        Directory.EnumerateFiles(Path.Combine(RepositoryFiles.Root, "docs"), "*.md").Select(Path.GetFileName).ShouldAllBe(page => readme.Contains($"(docs/{page})", StringComparison.Ordinal));
    }
}
