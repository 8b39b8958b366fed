using Megaraptor.Vql.Artifacts;
using Megaraptor.Vql.Formatting;

namespace Megaraptor.Vql.Tests.Formatting;

/// <summary>Queries in artifact files are formatted, and nothing else changes.</summary>
public sealed class ArtifactFormatterTests
{
    public static TheoryData<string> Own => Artifacts.ArtifactCheckerTests.Own;

    [Theory]
    [InlineData("name: A # why\nsources:\n- name: One\n  query: |\n    select * from info() where a\n  # behind\n- query: |-\n    SELECT 1 AS A FROM scope()\n\n\ndescription: x\n", "name: A # why\nsources:\n- name: One\n  query: |\n    SELECT * FROM info() WHERE a\n  # behind\n- query: |-\n    SELECT 1 AS A FROM scope()\n\n\ndescription: x\n")]
    [InlineData("name: A\r\nexport: |\r\n   let x = 1\r\n", "name: A\r\nexport: |\r\n   LET x = 1\r\n")]
    [InlineData("name: A\nsources:\n- query:\n    select 1 AS A from scope()\n", "name: A\nsources:\n- query:\n    SELECT 1 AS A FROM scope()\n")]
    [InlineData("name: A\nexport: |\n  let x = 1\n  let y = select 'a long text that does not fit' as A, 'a long text that does not fit' as B from scope()\n", "name: A\nexport: |\n  LET x = 1\n  LET y = SELECT 'a long text that does not fit' AS A, 'a long text that does not fit' AS B\n    FROM scope()\n")]
    [InlineData("name: A\nexport: |\n  LET x = '''a\n     b\n\n    c'''\n", "name: A\nexport: |\n  LET x = '''a\n     b\n\n    c'''\n")]
    [InlineData("name: A\nprecondition: select 1 from scope()\n", "name: A\nprecondition: select 1 from scope()\n")]
    public void Blocks_are_laid_out(string file, string formatted)
    {
        ArtifactFormatter.Format(file).ShouldBe(formatted);
        ArtifactFormatter.Format(formatted).ShouldBe(formatted);
    }

    [Theory]
    [MemberData(nameof(Own))]
    public void A_definition_means_the_same_afterwards(string path)
    {
        string text = File.ReadAllText(Path.Combine(Repository.Root, path));
        if (!text.Contains("\nsources:", StringComparison.Ordinal))
        {
            return;
        }

        string formatted = ArtifactFormatter.Format(text);
        Queries(formatted).ShouldBe(Queries(text).Select(VqlFormatter.Format));
        ArtifactFormatter.Format(formatted).ShouldBe(formatted);
    }

    [Theory]
    [InlineData("name: A\nnope: 1", "2:1: An artifact has no key nope.")]
    [InlineData("name: A\nexport: |\n  LET = 1", "2:9: the query that begins here: 1:5: Expected a name but found '='.")]
    public void What_cannot_be_read_is_refused(string file, string message) => Should.Throw<FormatException>(() => ArtifactFormatter.Format(file)).Message.ShouldBe(message);

    private static IEnumerable<string> Queries(string text) => ArtifactReader.Read(text).Definition.Sources.Where(static source => source.Query?.IsBlock == true).Select(static source => source.Query!.Value);
}
