using Megaraptor.Sdk.Catalogue;
using Megaraptor.Sdk.Errors;
using Megaraptor.Vql.Checking;
using Megaraptor.Vql.Columns;
using Megaraptor.Vql.Effects;
using Megaraptor.Vql.Reference;
using Megaraptor.Vql.Syntax;
using Megaraptor.Vql.Text;

namespace Megaraptor.Sdk.Operations.Queries;

/// <summary>What can be said of VQL without running it, and without a server: names are those of Velociraptor 0.77.2.</summary>
public static partial class LanguageOperations
{
    /// <summary>Check VQL without running it: syntax, unknown plugins, functions, arguments and artifacts, and conditions that cannot be meant. Each finding says where and what instead.</summary>
    /// <param name="query">The VQL: statements without ';'. It is not run.</param>
    /// <returns>The findings.</returns>
    [Operation("check_vql", Effect.Read, Verb = "vql check", Title = "Check VQL")]
    public static Task<VqlCheckResult> CheckAsync(string query) => Task.FromResult(Check(query, CheckOptions.Default));

    /// <summary>Say what a query can do, which permissions it can need and which columns it yields, without running it. Ask this before you run VQL of somebody else.</summary>
    /// <param name="query">The VQL: statements without ';'. It is not run.</param>
    /// <returns>The explanation.</returns>
    /// <exception cref="VqlException">The text is no VQL.</exception>
    [Operation("explain_vql", Effect.Read, Verb = "vql explain", Title = "Explain VQL")]
    public static Task<VqlExplanation> ExplainAsync(string query) => Task.FromResult(Explain(query, VqlReference.Default));

    internal static VqlCheckResult Check(string query, CheckOptions options)
    {
        VqlParseResult parsed = VqlSyntax.Parse(query);
        VqlFinding[] findings =
        [
            .. VqlChecker.Check(parsed, options).Select(finding =>
            {
                TextPosition position = parsed.Lines.Utf16(finding.Span.Start);
                return new VqlFinding(position.Line, position.Column, finding.Id, Word(finding.Severity), finding.Message, finding.Suggestion);
            }),
        ];
        return new VqlCheckResult(!findings.Any(static finding => finding.Severity == "error"), findings);
    }

    internal static VqlExplanation Explain(string query, VqlReference reference)
    {
        VqlParseResult parsed = VqlSyntax.Parse(query);
        if (VerdictFailures.Explain(parsed) is { } failure)
        {
            throw failure;
        }

        EffectReport report = EffectAnalysis.Of(parsed.Script, reference);
        QueryColumns columns = ColumnInference.OfScript(parsed.Script);
        return new VqlExplanation(
            report.Explain(),
            ReadGate.FirstRefusal(parsed.Script, reference) is null,
            report.Permissions,
            [.. columns.Columns.Select(static column => column.Name)],
            columns.Certainty switch
            {
                ColumnCertainty.Exact => "exact",
                ColumnCertainty.AtLeast => "at_least",
                _ => "unknown",
            });
    }

    private static string Word(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Error => "error",
        DiagnosticSeverity.Warning => "warning",
        _ => "hint",
    };
}
