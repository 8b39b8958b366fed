using Megaraptor.Vql.Artifacts;
using Megaraptor.Vql.Checking.ArtifactRules;
using Megaraptor.Vql.Syntax;

namespace Megaraptor.Vql.Checking;

/// <summary>Checks artifact definitions: what the server refuses, and the queries inside, with places in the file.</summary>
public static class ArtifactChecker
{
    private static readonly Action<ArtifactDefinition, CheckOptions, DiagnosticBag>[] s_rules =
    [
        ArtifactNameRule.Check, ArtifactTypeRule.Check, TwoPreconditionsRule.Check, DuplicateNameRule.Check, ShadowsBuiltInRule.Check,
        ParameterTypeRule.Check, ParameterDefaultRule.Check, UnknownPermissionRule.Check, ImportRule.Check, UnnamedSourceRule.Check,
    ];

    /// <summary>Checks the text of an artifact file.</summary>
    /// <param name="text">The text.</param>
    /// <param name="options">What it is checked against; other definitions that it names belong into its artifacts.</param>
    /// <returns>The findings, in the order of the file.</returns>
    public static IReadOnlyList<VqlDiagnostic> Check(string text, CheckOptions? options = null) => Check(ArtifactReader.Read(text), options);

    /// <summary>Checks a definition that was read.</summary>
    /// <param name="reading">What became of the file.</param>
    /// <param name="options">What it is checked against; other definitions that it names belong into its artifacts.</param>
    /// <returns>The findings, in the order of the file.</returns>
    public static IReadOnlyList<VqlDiagnostic> Check(ArtifactReading reading, CheckOptions? options = null)
    {
        ArtifactDefinition artifact = reading.Definition;
        options ??= CheckOptions.Default;
        options = options with { Artifacts = options.Artifacts.With([artifact]), Variables = [.. ArtifactScripts.Variables(artifact), .. options.Variables] };
        var bag = new DiagnosticBag(options.IsStrict, SuppressionsOf(artifact));
        bag.Add(reading.Errors);
        foreach (Action<ArtifactDefinition, CheckOptions, DiagnosticBag> rule in s_rules)
        {
            rule(artifact, options, bag);
        }

        CheckQueries(artifact, options, bag);
        bag.AddMistakesOfSuppressions();
        return bag.Diagnostics;
    }

    private static void CheckQueries(ArtifactDefinition artifact, CheckOptions options, DiagnosticBag bag)
    {
        var permissions = new UndeclaredPermissionRule(artifact, options, bag);
        CheckAlone(artifact.Precondition, options, bag);
        if (artifact.Export is { Value.Length: > 0 } export)
        {
            Check(artifact, [export], isExport: true, options, bag, permissions);
        }

        foreach (ArtifactSource source in artifact.Sources)
        {
            CheckAlone(source.Precondition, options, bag);
            IReadOnlyList<ArtifactText> queries = source.Query is { Value.Length: > 0 } query ? [query] : source.Queries;
            if (queries.Count > 0)
            {
                Check(artifact, queries, isExport: false, options, bag, permissions);
            }

            foreach (NotebookCell cell in source.Notebook)
            {
                CheckCell(cell, options, bag);
            }
        }
    }

    /// <summary>Checks statements, after the exports that they see.</summary>
    private static void Check(ArtifactDefinition artifact, IReadOnlyList<ArtifactText> texts, bool isExport, CheckOptions options, DiagnosticBag bag, UndeclaredPermissionRule permissions)
    {
        var own = new ScriptText();
        foreach (ArtifactText text in texts)
        {
            own.Add(text);
        }

        VqlParseResult alone = VqlSyntax.Parse(own.Text);
        StatementOrderRule.Check(alone, isExport, own, bag);

        var whole = new ScriptText();
        foreach (string exported in ArtifactScripts.Preamble(isExport ? artifact with { Export = null } : artifact, options.Artifacts))
        {
            whole.AddForeign(exported);
        }

        foreach (ArtifactText text in texts)
        {
            whole.Add(text);
        }

        // An export that is no VQL is said where it stands; here its names are then not known.
        VqlParseResult parsed = alone.IsValid ? VqlSyntax.Parse(whole.Text) : alone;
        bool isWhole = alone.IsValid && parsed.IsValid;
        ScriptText script = isWhole ? whole : own;
        parsed = isWhole ? parsed : alone;
        VqlChecker.Check(parsed, options, bag, script.Locate, hasForeignDefinitions: !isWhole || ArtifactScripts.HasUnknownImports(artifact, options.Artifacts));
        permissions.Check(parsed, script);
    }

    private static void CheckAlone(ArtifactText? text, CheckOptions options, DiagnosticBag bag)
    {
        if (text is { Value.Length: > 0 })
        {
            VqlChecker.Check(VqlSyntax.Parse(text.Value), options, bag, span => text.Locate(span), hasForeignDefinitions: false);
        }
    }

    /// <summary>A cell runs in a notebook, whose other cells define names that are not known here.</summary>
    private static void CheckCell(NotebookCell cell, CheckOptions options, DiagnosticBag bag)
    {
        if (cell is { Template: { Value.Length: > 0 } template, Type: { } type } && string.Equals(type.Value, "vql", StringComparison.OrdinalIgnoreCase))
        {
            VqlChecker.Check(VqlSyntax.Parse(template.Value), options, bag, span => template.Locate(span), hasForeignDefinitions: true);
        }
    }

    private static Suppressions SuppressionsOf(ArtifactDefinition artifact)
    {
        var suppressions = new Suppressions();
        IEnumerable<ArtifactText?> texts = artifact.Sources.SelectMany(static source => new[] { source.Precondition, source.Query }.Concat(source.Queries));
        foreach (ArtifactText? text in texts.Prepend(artifact.Export).Prepend(artifact.Precondition))
        {
            if (text is not null)
            {
                suppressions.ReadComments(text.Value, span => text.Locate(span));
            }
        }

        return suppressions;
    }
}
