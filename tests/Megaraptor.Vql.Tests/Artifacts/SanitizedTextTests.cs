using Megaraptor.Vql.Artifacts;
using Megaraptor.Vql.Checking;

namespace Megaraptor.Vql.Tests.Artifacts;

/// <summary>The repairs that the server makes before it reads the YAML, seen through what is read.</summary>
public sealed class SanitizedTextTests
{
    [Theory]
    [InlineData("name: A\nsources:\n- query:\n    SELECT *\n    // all of it\n    FROM info()\n", "\nSELECT *\n// all of it\nFROM info()\n")]
    [InlineData("name: A\nsources:\n- query:   \n    SELECT *\n    FROM info()\n", "\nSELECT *\nFROM info()\n")]
    [InlineData("name: A\r\nsources:\r\n- query: |\r\n    SELECT *\r\n    FROM info()\r\n", "SELECT *\nFROM info()\n")]
    [InlineData("name: A\r\nsources:\r\n- query:\r\n    SELECT *\r\n    FROM info()\r\n", "\nSELECT *\nFROM info()\n")]
    [InlineData("name: A\nsources:\n- query: SELECT *\n    FROM info()\n", "SELECT * FROM info()")]
    public void A_query_below_its_key_keeps_its_lines(string file, string query) => ArtifactReader.Read(file).Definition.Sources.Single().Query!.Value.ShouldBe(query);

    [Fact]
    public void Below_empty_lines_the_repair_goes_wrong_as_on_the_server() =>
        ArtifactReader.Read("name: A\nsources:\n- query:\n\n    SELECT *\n    FROM info()\n").Errors.ShouldNotBeEmpty();

    [Fact]
    public void A_query_as_an_item_keeps_its_lines()
    {
        ArtifactDefinition artifact = ArtifactReader.Read("name: A\nsources:\n - queries:\n    - SELECT *\n      FROM info()\n    - LET x = 1\n").Definition;
        artifact.Sources.Single().Queries.Select(static query => query.Value).ShouldBe(["SELECT *\nFROM info()\n", "LET x = 1\n"]);
    }

    [Theory]
    [InlineData("name: A\nsources:\n- query:\n    SELECT *\n    FROM pslst()\n")]
    [InlineData("name: A\r\nsources:\r\n- query:\r\n    SELECT *\r\n    FROM pslst()\r\n")]
    [InlineData("name: A\nprecondition:\n\n\n  SELECT *\n  FROM pslst()\n")]
    [InlineData("name: A\nsources:\n - queries:\n    - SELECT *\n      FROM pslst()\n")]
    [InlineData("name: A\nsources:\n- query: >\n    SELECT *\n    FROM pslst()\n")]
    [InlineData("name: A\nsources:\n- query: \"SELECT *\\n FROM pslst()\"\n")]
    [InlineData("name: A\nsources:\n- query: 'SELECT ''a'' AS B FROM pslst()'\n")]
    [InlineData("name: A\nsources: [{query: SELECT * FROM pslst()}]\n")]
    public void A_finding_in_a_query_stands_in_the_file(string file)
    {
        VqlDiagnostic found = ArtifactChecker.Check(file).Single(static diagnostic => diagnostic.Id == "MEGA201");
        file.Substring(found.Span.Start, found.Span.Length).ShouldBe("pslst");
    }
}
