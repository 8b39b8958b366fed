extern alias generators;

using Basic.Reference.Assemblies;
using Megaraptor.CommandLine;
using Megaraptor.Lab;
using Megaraptor.Mcp.Hosting;
using Megaraptor.Sdk;
using Megaraptor.Vql.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Megaraptor.Docs.Tests.Snippets;

/// <summary>Compiles a snippet as a user's project would, with the generator and the usual usings.</summary>
internal static class SnippetCompilation
{
    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Megaraptor.CommandLine;
        global using Megaraptor.Lab;
        global using Megaraptor.Mcp.Hosting;
        global using Megaraptor.Sdk;
        global using Megaraptor.Sdk.Catalogue;
        global using Megaraptor.Sdk.Errors;
        global using Megaraptor.Sdk.Operations.Clients;
        global using Megaraptor.Sdk.Operations.Flows;
        global using Megaraptor.Sdk.Query;
        """;

    private static readonly Type[] s_referenced =
    [
        typeof(VelociraptorClient), typeof(VqlSyntax), typeof(LabServer), typeof(StdioMcpServer), typeof(MegaraptorCommandLine),
        typeof(IServiceCollection), typeof(IConfiguration), typeof(HealthCheckService), typeof(HealthStatus),
    ];

    /// <summary>What the compiler and the generator have against a snippet.</summary>
    internal static IReadOnlyList<string> Findings(string text)
    {
        var parse = new CSharpParseOptions(LanguageVersion.Latest);
        SyntaxTree snippet = CSharpSyntaxTree.ParseText(text, parse);
        bool isProgram = snippet.GetCompilationUnitRoot().Members.Any(static member => member is GlobalStatementSyntax);
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Snippet",
            [CSharpSyntaxTree.ParseText(Usings, parse), snippet],
            [.. Net100.References.All, .. s_referenced.Select(static type => MetadataReference.CreateFromFile(type.Assembly.Location))],
            new CSharpCompilationOptions(isProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        CSharpGeneratorDriver.Create([new generators::Megaraptor.Generators.MegaraptorGenerator().AsSourceGenerator()], parseOptions: parse)
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out System.Collections.Immutable.ImmutableArray<Diagnostic> findings);
        return [.. findings.Concat(output.GetDiagnostics()).Where(static finding => finding.Severity >= DiagnosticSeverity.Warning).Select(static finding => finding.ToString())];
    }
}
