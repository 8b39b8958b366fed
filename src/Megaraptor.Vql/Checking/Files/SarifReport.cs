using Megaraptor.Vql.Text;

namespace Megaraptor.Vql.Checking.Files;

/// <summary>Writes findings as SARIF 2.1.0, which code hosts show beside the code.</summary>
public static class SarifReport
{
    private const string Pages = "https://github.com/megaraptor/megaraptor-dotnet/blob/main/";

    /// <summary>Writes findings.</summary>
    /// <param name="findings">The findings.</param>
    /// <param name="version">The version of the tool.</param>
    /// <returns>The log, one run.</returns>
    public static string Write(IReadOnlyCollection<FileFinding> findings, string version)
    {
        VqlRule[] rules = [.. findings.Select(static finding => finding.Diagnostic.Rule).Distinct().OrderBy(static rule => rule.Id, StringComparer.Ordinal)];
        JsonBuilder json = new JsonBuilder().Open('{')
            .Member("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
            .Member("version", "2.1.0")
            .Name("runs").Open('[').Open('{')
            .Member("columnKind", "utf16CodeUnits")
            .Name("tool").Open('{').Name("driver").Open('{')
            .Member("name", "megaraptor")
            .Member("version", version)
            .Member("informationUri", "https://github.com/megaraptor/megaraptor-dotnet")
            .Name("rules").Open('[');
        foreach (VqlRule rule in rules)
        {
            WriteRule(json, rule);
        }

        json.Close(']').Close('}').Close('}').Line().Name("results").Open('[');
        foreach (FileFinding finding in findings)
        {
            WriteResult(json, finding, Array.IndexOf(rules, finding.Diagnostic.Rule));
        }

        return json.Close(']').Close('}').Close(']').Close('}').ToString();
    }

    private static void WriteRule(JsonBuilder json, VqlRule rule) => json.Line().Open('{')
        .Member("id", rule.Id)
        .Name("shortDescription").Open('{').Member("text", rule.Title + ".").Close('}')
        .Member("helpUri", Pages + rule.Page)
        .Name("defaultConfiguration").Open('{').Member("level", Level(rule.Severity)).Close('}')
        .Close('}');

    private static void WriteResult(JsonBuilder json, FileFinding finding, int rule)
    {
        VqlDiagnostic diagnostic = finding.Diagnostic;
        json.Line().Open('{')
            .Member("ruleId", diagnostic.Id)
            .Member("ruleIndex", rule)
            .Member("level", Level(diagnostic.Severity))
            .Name("message").Open('{').Member("text", diagnostic.Suggestion is { } suggestion ? $"{diagnostic.Message} {suggestion}" : diagnostic.Message).Close('}')
            .Name("locations").Open('[').Open('{').Name("physicalLocation").Open('{')
            .Name("artifactLocation").Open('{').Member("uri", UriOf(finding.Path)).Close('}')
            .Name("region").Open('{')
            .Member("startLine", finding.Start.Line)
            .Member("startColumn", finding.Start.Column)
            .Member("endLine", finding.End.Line)
            .Member("endColumn", finding.End.Column)
            .Close('}').Close('}').Close('}').Close(']').Close('}');
    }

    private static string Level(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Error => "error",
        DiagnosticSeverity.Warning => "warning",
        _ => "note",
    };

    /// <summary>A relative path as a relative reference, an absolute one as a file URI.</summary>
    private static string UriOf(string path)
    {
        string slashed = path.Replace('\\', '/');
        string escaped = string.Join("/", slashed.Split('/').Select(Uri.EscapeDataString));
        return slashed.StartsWith("/", StringComparison.Ordinal) ? "file://" + escaped
            : slashed.Length > 1 && slashed[1] == ':' ? "file:///" + slashed.Substring(0, 2) + escaped.Substring(escaped.IndexOf('/'))
            : escaped;
    }
}
