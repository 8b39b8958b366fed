using System.Collections.Immutable;
using System.Reflection;
using Basic.Reference.Assemblies;
using Megaraptor.Generators.Operations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Megaraptor.Generators.Tests.Harness;

/// <summary>
/// One run of the generator over sources, as the compiler would do it. Every run is silently repeated with new trees of the
/// same text: then no step may have made anything new, or typing a letter elsewhere would do all the work again.
/// </summary>
internal sealed class GeneratorRun
{
    private static readonly string[] s_steps = [.. typeof(TrackingNames).GetFields(BindingFlags.NonPublic | BindingFlags.Static).Select(static field => (string)field.GetRawConstantValue()!)];

    private GeneratorRun(Compilation output, GeneratorDriverRunResult result)
    {
        Output = output;
        Result = result;
    }

    /// <summary>The compilation with everything that was generated.</summary>
    internal Compilation Output { get; }

    /// <summary>What the generator did.</summary>
    internal GeneratorDriverRunResult Result { get; }

    /// <summary>The findings of the generator.</summary>
    internal ImmutableArray<Diagnostic> Findings => Result.Diagnostics;

    /// <summary>The generated files, by name.</summary>
    internal IReadOnlyDictionary<string, string> Files => Result.Results[0].GeneratedSources.ToDictionary(static source => source.HintName, static source => source.SourceText.ToString());

    internal static GeneratorRun Of(string source, GeneratorSettings? settings = null)
    {
        settings ??= new GeneratorSettings();
        CSharpCompilation compilation = Compile(source, settings);
        GeneratorDriver driver = Driver(settings).RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out _);
        var run = new GeneratorRun(output, driver.GetRunResult());
        if (settings.Repeats)
        {
            AssertNothingNew(driver.RunGenerators(Compile(source, settings)).GetRunResult());
        }

        return run;
    }

    /// <summary>The reasons of a step's outputs when the sources change from one text to another.</summary>
    internal static IReadOnlyList<IncrementalStepRunReason> Edit(string step, string before, string after, GeneratorSettings? settings = null)
    {
        settings ??= new GeneratorSettings();
        GeneratorDriver driver = Driver(settings).RunGenerators(Compile(before, settings));
        GeneratorRunResult result = driver.RunGenerators(Compile(after, settings)).GetRunResult().Results[0];
        return result.TrackedSteps.TryGetValue(step, out ImmutableArray<IncrementalGeneratorRunStep> steps)
            ? [.. steps.SelectMany(static run => run.Outputs).Select(static output => output.Reason)]
            : [];
    }

    /// <summary>Everything compiles, without a warning, and the generator found nothing.</summary>
    internal GeneratorRun ShouldCompile()
    {
        Findings.ShouldBeEmpty();
        Output.GetDiagnostics().Where(static diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).ShouldBeEmpty();
        return this;
    }

    /// <summary>The generator found exactly this, and says it at exactly this text.</summary>
    internal GeneratorRun ShouldFind(string id, string at, string? message = null)
    {
        Diagnostic finding = Findings.ShouldHaveSingleItem();
        finding.Id.ShouldBe(id, finding.GetMessage());
        TextAt(finding).ShouldBe(at);
        if (message is not null)
        {
            finding.GetMessage().ShouldContain(message);
        }

        return this;
    }

    private string TextAt(Diagnostic finding)
    {
        string source = Output.SyntaxTrees.First(tree => tree.FilePath == finding.Location.GetLineSpan().Path).ToString();
        return source.Substring(finding.Location.SourceSpan.Start, finding.Location.SourceSpan.Length);
    }

    private static void AssertNothingNew(GeneratorDriverRunResult again)
    {
        foreach (string step in s_steps)
        {
            if (!again.Results[0].TrackedSteps.TryGetValue(step, out ImmutableArray<IncrementalGeneratorRunStep> runs))
            {
                continue;
            }

            // The reading steps look at new trees, and must come to equal models; what follows must not even be asked.
            foreach ((object value, IncrementalStepRunReason reason) in runs.SelectMany(static run => run.Outputs))
            {
                reason.ShouldBeOneOf([IncrementalStepRunReason.Cached, IncrementalStepRunReason.Unchanged], $"{step} made a new {value}");
            }
        }
    }

    private static CSharpCompilation Compile(string source, GeneratorSettings settings)
    {
        var options = new CSharpParseOptions(LanguageVersion.Latest, settings.Documentation);
        IEnumerable<MetadataReference> references =
        [
            .. Net100.References.All,
            MetadataReference.CreateFromFile(typeof(Sdk.VelociraptorClient).Assembly.Location),
            MetadataReference.CreateFromFile(Path.Combine(AppContext.BaseDirectory, "Megaraptor.Vql.dll")),
            .. settings.References,
        ];
        return CSharpCompilation.Create(
            "Tests",
            [CSharpSyntaxTree.ParseText(Usings + source, options, "Operations.cs")],
            references,
            new CSharpCompilationOptions(settings.Kind, nullableContextOptions: NullableContextOptions.Enable));
    }

    private static GeneratorDriver Driver(GeneratorSettings settings) => CSharpGeneratorDriver.Create(
        [new MegaraptorGenerator().AsSourceGenerator()],
        parseOptions: new CSharpParseOptions(LanguageVersion.Latest, settings.Documentation),
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.Threading;
        using System.Threading.Tasks;
        using Megaraptor.Sdk;
        using Megaraptor.Sdk.Catalogue;
        using Megaraptor.Sdk.Query;

        """;
}

/// <summary>How the compiler is set up for a run.</summary>
internal sealed record GeneratorSettings
{
    /// <summary>Whether the compiler parses documentation comments; it does not where a project makes no documentation file.</summary>
    internal DocumentationMode Documentation { get; init; } = DocumentationMode.Parse;

    /// <summary>Library or executable.</summary>
    internal OutputKind Kind { get; init; } = OutputKind.DynamicallyLinkedLibrary;

    /// <summary>More references.</summary>
    internal IReadOnlyList<MetadataReference> References { get; init; } = [];

    /// <summary>Whether the run is repeated with new trees.</summary>
    internal bool Repeats { get; init; } = true;
}
