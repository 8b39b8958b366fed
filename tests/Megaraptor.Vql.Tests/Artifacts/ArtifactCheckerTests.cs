using Megaraptor.Vql.Artifacts;
using Megaraptor.Vql.Checking;
using Megaraptor.Vql.Columns;

namespace Megaraptor.Vql.Tests.Artifacts;

/// <summary>The queries of an artifact, in the light of its parameters, exports, imports and neighbours.</summary>
public sealed class ArtifactCheckerTests
{
    private const string Library = "name: Custom.Library\nexport: |\n  LET Shout(text) = upcase(string=text)\nsources:\n- name: Rows\n  query: SELECT 1 AS One, 'a' AS Two FROM scope()\n";

    public static TheoryData<string> Own => [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests", "Megaraptor.Recordings", "Data"), "*.yaml", SearchOption.AllDirectories).Select(static path => Path.GetRelativePath(Repository.Root, path))];

    private static ArtifactSet Beside { get; } = ArtifactSet.BuiltIn.With([ArtifactReader.Read(Library).Definition]);

    [Theory]
    [MemberData(nameof(Own))]
    public void A_definition_that_a_server_took_is_right(string path)
    {
        string text = File.ReadAllText(Path.Combine(Repository.Root, path));
        if (text.Contains("\nsources:", StringComparison.Ordinal))
        {
            Texts(ArtifactChecker.Check(text)).ShouldBeEmpty();
        }
    }

    [Theory]
    [InlineData("parameters:\n- name: Regex\n  type: regex\nsources:\n- query: SELECT * FROM info() WHERE OS =~ Regex")]
    [InlineData("parameters:\n- name: Count\n  type: int\nsources:\n- query: SELECT * FROM range(end=Count)")]
    [InlineData("parameters:\n- name: Rows\n  type: csv\nsources:\n- query: SELECT Name FROM Rows")]
    [InlineData("tools:\n- name: Nmap\nsources:\n- query: SELECT Tool_Nmap_HASH AS Hash FROM scope()")]
    [InlineData("export: LET F(x) = x + 1\nsources:\n- query: SELECT F(x=1) AS Two FROM scope()\n- name: B\n  query: SELECT F(x=2) AS Three FROM scope()")]
    [InlineData("imports: [Custom.Library]\nsources:\n- query: SELECT Shout(text='a') AS Loud FROM scope()")]
    [InlineData("imports: [Linux.Sys.Pslist]\nsources:\n- query: SELECT FromElsewhere(x=1) AS Loud FROM scope()")]
    [InlineData("sources:\n- query: SELECT One FROM Artifact.Custom.Library(source='Rows')")]
    [InlineData("sources:\n- queries:\n  - LET a = 1\n  - SELECT a FROM scope()")]
    [InlineData("sources:\n- query: SELECT * FROM info()\n  notebook:\n  - type: VQL\n    template: SELECT * FROM source(artifact='x') WHERE Mine")]
    public void What_an_artifact_brings_is_known(string rest) =>
        Texts(ArtifactChecker.Check($"name: Custom.Test\n{rest}\n", new CheckOptions { Artifacts = Beside })).ShouldBeEmpty();

    [Theory]
    [InlineData("parameters:\n- name: Count\nsources:\n- query: SELECT * FROM range(end=Count)", "MEGA227", "Count")]
    [InlineData("parameters:\n- name: Regex\nsources:\n- query: SELECT Rgex AS A FROM scope()", "MEGA210", "Rgex")]
    [InlineData("imports: [Custom.Library]\nsources:\n- query: SELECT Shout(txt='a', text='b') AS Loud FROM scope()", "MEGA203", "txt")]
    [InlineData("export: LET F(x) = upcas(string=x)\nsources:\n- query: SELECT F(x=1) AS Two FROM scope()", "MEGA202", "upcas")]
    [InlineData("export: SELECT * FROM info()\nsources:\n- query: SELECT 1 AS A FROM scope()", "MEGA106", "SELECT * FROM info()")]
    [InlineData("sources:\n- query: LET x = 1", "MEGA106", "LET x = 1")]
    [InlineData("sources:\n- query: SELECT Three FROM Artifact.Custom.Library(source='Rows')", "MEGA210", "Three")]
    [InlineData("sources:\n- query: SELECT * FROM Artifact.Custom.Library(source='Row')", "MEGA208", "'Row'")]
    [InlineData("sources:\n- queries:\n  - LET a = 1\n  - SELECT b FROM scope()", "MEGA210", "b")]
    [InlineData("precondition: SELECT * FROM nfo()\nsources:\n- query: SELECT 1 AS A FROM scope()", "MEGA201", "nfo")]
    [InlineData("sources:\n- precondition: SELECT * FROM nfo()\n  query: SELECT 1 AS A FROM scope()", "MEGA201", "nfo")]
    [InlineData("sources:\n- query: SELECT * FROM\n    info(1)", "MEGA200", "1")]
    [InlineData("sources:\n- query: SELECT * FROM info()\n  notebook:\n  - type: vql\n    template: SELECT * FROM source(artifct='x')", "MEGA203", "artifct")]
    [InlineData("imports: [Custom.Test2]\nsources:\n- query: SELECT 1 AS A FROM scope()", "MEGA115", "Custom.Test2")]
    [InlineData("parameters:\n- name: P\n  type: choices\n  default: c\n  choices: [a, b]\nsources:\n- query: SELECT 1 AS A FROM scope()", "MEGA112", "c")]
    [InlineData("sources:\n- query: SELECT * FROM http_client(url='https://x')", "MEGA114", "http_client")]
    public void A_finding_stands_in_the_file(string rest, string id, string at)
    {
        string file = $"name: Custom.Test\n{rest}\n";
        VqlDiagnostic found = ArtifactChecker.Check(file, new CheckOptions { Artifacts = Beside }).Where(static diagnostic => diagnostic.Severity > DiagnosticSeverity.Hint).ShouldHaveSingleItem();
        found.Id.ShouldBe(id);
        file.Substring(found.Span.Start, found.Span.Length).ShouldBe(at);
    }

    [Fact]
    public void A_broken_export_is_said_once() =>
        ArtifactChecker.Check("name: Custom.Test\nexport: LET F( = 1\nsources:\n- query: SELECT F(x=1) AS A FROM scope()\n- name: B\n  query: SELECT F(x=1) AS A FROM scope()\n")
            .Where(static found => found.Severity == DiagnosticSeverity.Error).Select(static found => found.Id).ShouldBe(["MEGA200"]);

    [Fact]
    public void A_suppression_holds_for_the_whole_artifact() =>
        Texts(ArtifactChecker.Check("name: Custom.Test\nexport: |\n  -- linter: unknown_plugin:pslst\n  LET X = 1\nsources:\n- query: SELECT * FROM pslst()\n")).ShouldBeEmpty();

    [Fact]
    public void A_server_artifact_declares_no_permissions() =>
        Texts(ArtifactChecker.Check("name: Custom.Test\ntype: server\nsources:\n- query: SELECT * FROM http_client(url='https://x')\n")).ShouldBeEmpty();

    [Fact]
    public void The_columns_of_a_neighbour_are_inferred()
    {
        QueryColumns columns = Beside.ColumnsOf("Custom.Library/Rows")!;
        columns.Certainty.ShouldBe(ColumnCertainty.Exact);
        columns.Columns.Select(static column => column.Name).ShouldBe(["One", "Two"]);
    }

    [Fact]
    public void Artifacts_that_call_each_other_have_unknown_columns()
    {
        ArtifactSet circle = ArtifactSet.BuiltIn.With(
        [
            ArtifactReader.Read("name: A\nsources:\n- query: SELECT * FROM Artifact.B()\n").Definition,
            ArtifactReader.Read("name: B\nsources:\n- query: SELECT * FROM Artifact.A()\n").Definition,
        ]);
        circle.ColumnsOf("A")!.Certainty.ShouldBe(ColumnCertainty.Unknown);
    }

    private static IEnumerable<string> Texts(IEnumerable<VqlDiagnostic> found) =>
        found.Where(static diagnostic => diagnostic.Severity > DiagnosticSeverity.Hint).Select(static diagnostic => $"{diagnostic.Id} {diagnostic.Message}");
}
