using System.Text.Json;
using Megaraptor.Vql.Checking;
using Megaraptor.Vql.Checking.Files;

namespace Megaraptor.Vql.Tests.Checking;

/// <summary>Files checked together, and the reports about them.</summary>
public sealed class FileCheckTests
{
    private static readonly SourceFile s_query = new("queries/a b.vql", "SELECT 'é😀' AS A,\n'😀' AS B FROM pslst() -- é\n", SourceKind.Vql);
    private static readonly SourceFile s_artifact = new("C:\\x\\A.yaml", "name: Custom.A\r\nsources:\r\n- query: |\r\n    SELECT * FROM Artifact.Custom.B(Nope=1)\r\n", SourceKind.Artifact);
    private static readonly SourceFile s_other = new("/x/B.yaml", "name: Custom.B\nparameters:\n- name: Since\nsources:\n- query: SELECT 1 AS A FROM scope() WHERE \"\\n\" = `\n`\n", SourceKind.Artifact);

    [Fact]
    public void Artifacts_among_the_files_know_each_other() =>
        Lines(s_artifact, s_other with { Text = s_other.Text.Replace(" WHERE \"\\n\" = `\n`", "", StringComparison.Ordinal) })
            .ShouldBe(["C:\\x\\A.yaml(4,37): error MEGA209: Custom.B has no parameter Nope. It takes Since."]);

    [Fact]
    public void A_line_is_that_of_a_compiler() =>
        Lines(new SourceFile("a.vql", "SELECT 1 AS A,\n  upcas(string='x') AS B FROM scope()", SourceKind.Vql)).ShouldBe(["a.vql(2,3): warning MEGA202: There is no function upcas. Did you mean upcase?"]);

    [Fact]
    public void A_line_end_in_a_name_does_not_break_the_line() =>
        Lines(new SourceFile("a.vql", "SELECT `a\nb` AS A FROM scope()", SourceKind.Vql)).Single().ShouldContain("a\\nb is not defined");

    [Theory]
    [InlineData(0, 0, 0, 1, "Nothing found in 1 file.")]
    [InlineData(1, 0, 0, 2, "1 error in 2 files.")]
    [InlineData(2, 1, 3, 2, "2 errors, 1 warning and 3 hints in 2 files.")]
    public void A_summary_counts(int errors, int warnings, int hints, int files, string summary) =>
        TextReport.Summary([.. Some(VqlRules.CommaInWhere, errors), .. Some(VqlRules.MixedAndOr, warnings), .. Some(VqlRules.Unbounded, hints)], files).ShouldBe(summary);

    [Fact]
    public void Json_is_one_array()
    {
        using JsonDocument json = JsonDocument.Parse(JsonReport.Write(FileCheck.Run([new SourceFile("a \"b\".vql", "SELECT *\nFROM pslst()", SourceKind.Vql), new SourceFile("c.vql", "SELECT 1 AS A FROM scope() WHERE 0,", SourceKind.Vql)])));
        json.RootElement.EnumerateArray().Select(static found => found.ToString()).ShouldBe(
        [
            """{"file":"a \"b\".vql","line":2,"column":6,"id":"MEGA201","severity":"warning","message":"There is no plugin or stored query pslst.","suggestion":"Did you mean pslist?"}""",
            """{"file":"c.vql","line":1,"column":34,"id":"MEGA215","severity":"error","message":"The comma makes this a list, which is always true: every row passes.","suggestion":"Join the conditions with AND."}""",
        ]);
        JsonReport.Write([]).ShouldBe("[]");
    }

    [Fact]
    public void Sarif_names_rules_and_places()
    {
        IReadOnlyList<FileFinding> findings = FileCheck.Run([s_query, s_artifact, s_other with { Text = "name: 1\n" }]);
        using JsonDocument json = JsonDocument.Parse(SarifReport.Write(findings, "1.2.3"));
        json.RootElement.GetProperty("version").GetString().ShouldBe("2.1.0");
        JsonElement run = json.RootElement.GetProperty("runs")[0];
        JsonElement driver = run.GetProperty("tool").GetProperty("driver");
        driver.GetProperty("version").GetString().ShouldBe("1.2.3");
        JsonElement[] rules = [.. driver.GetProperty("rules").EnumerateArray()];
        JsonElement[] results = [.. run.GetProperty("results").EnumerateArray()];
        results.Length.ShouldBe(findings.Count);
        foreach (JsonElement result in results)
        {
            rules[result.GetProperty("ruleIndex").GetInt32()].GetProperty("id").GetString().ShouldBe(result.GetProperty("ruleId").GetString());
        }

        results.Select(static result => result.GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("artifactLocation").GetProperty("uri").GetString()).Distinct()
            .ShouldBe(["queries/a%20b.vql", "file:///C:/x/A.yaml", "file:///x/B.yaml"]);
        results[0].GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("region").ToString().ShouldBe("""{"startLine":2,"startColumn":16,"endLine":2,"endColumn":21}""");
    }

    [Theory]
    [InlineData("x/a.vql", SourceKind.Vql)]
    [InlineData("a.YAML", SourceKind.Artifact)]
    [InlineData("a.yml", SourceKind.Artifact)]
    [InlineData("a.txt", null)]
    public void A_path_tells_the_kind(string path, SourceKind? kind) => SourceKinds.OfPath(path).ShouldBe(kind);

    [Theory]
    [InlineData("SELECT 1 AS name FROM scope()", SourceKind.Vql)]
    [InlineData("# x\nname: A\nsources: []", SourceKind.Artifact)]
    [InlineData("", SourceKind.Vql)]
    public void A_text_tells_the_kind(string text, SourceKind kind) => SourceKinds.OfText(text).ShouldBe(kind);

    [Theory]
    [InlineData("name: A\nsources:\n- query: SELECT 1 FROM scope()", true)]
    [InlineData("name: A\nexport: LET X = 1", true)]
    [InlineData("name: A\nsources: broken", true)]
    [InlineData("name: ci\non: push\njobs:\n  build: {}", false)]
    [InlineData("services:\n  name: x", false)]
    public void Other_yaml_is_no_artifact(string text, bool isArtifact) => SourceKinds.IsArtifact(text).ShouldBe(isArtifact);

    private static IEnumerable<string> Lines(params SourceFile[] files) =>
        FileCheck.Run(files).Where(static finding => finding.Diagnostic.Severity > DiagnosticSeverity.Hint).Select(TextReport.Line);

    private static IEnumerable<FileFinding> Some(VqlRule rule, int count) => Enumerable.Repeat(new FileFinding("a", default, default, new VqlDiagnostic(rule, rule.Severity, default, "m", null)), count);
}
