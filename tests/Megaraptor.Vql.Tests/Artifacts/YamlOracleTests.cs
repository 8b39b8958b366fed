using System.Text.RegularExpressions;
using CsCheck;
using Megaraptor.Recordings;
using Megaraptor.Vql.Artifacts.Yaml;
using YamlDotNet.RepresentationModel;
using YamlDocument = Megaraptor.Vql.Artifacts.Yaml.YamlDocument;

namespace Megaraptor.Vql.Tests.Artifacts;

/// <summary>Our reader reads what YamlDotNet reads, on every definition of the repository and on generated ones.</summary>
public sealed partial class YamlOracleTests
{
    public static TheoryData<string> Definitions =>
    [
        .. Directory.EnumerateFiles(Repository.Root, "*.yaml", SearchOption.AllDirectories)
            .Where(static path => !path.Contains("/bin/", StringComparison.Ordinal) && !path.Contains("/obj/", StringComparison.Ordinal))
            .Select(static path => Path.GetRelativePath(Repository.Root, path)),
    ];

    [Theory]
    [MemberData(nameof(Definitions))]
    public void A_file_of_the_repository_is_read_alike(string path) => Compare(File.ReadAllText(Path.Combine(Repository.Root, path)));

    [Fact]
    public void A_recorded_definition_is_read_alike()
    {
        string[] definitions =
        [
            .. Recording.Session.SelectMany(static exchange => exchange.Request.Env.Values).Where(static value => value.StartsWith("name: ", StringComparison.Ordinal) && Theirs(value) is not null).Distinct(),
        ];
        definitions.Length.ShouldBeGreaterThan(5);
        foreach (string definition in definitions)
        {
            Compare(definition);
        }
    }

    [Fact]
    public void A_generated_text_is_read_alike() => YamlGenerator.Document.Sample(Compare, iter: 5000);

    [Fact]
    public void A_broken_text_is_refused_or_read_alike() => Gen.Select(YamlGenerator.Document, Gen.Int[0, 10_000], Gen.OneOf(Gen.Const(""), Gen.Const(" "), Gen.Const("\n"), Gen.Const("-"), Gen.Const("'"), Gen.Const("#")))
        .Sample(static (text, at, change) =>
        {
            string broken = text.Length == 0 ? change : text.Remove(at % text.Length, 1).Insert(at % text.Length, change);
            YamlDocument ours = YamlReader.Read(broken);

            // The oracle forgets a colon at the beginning of a value, :a, which the server keeps.
            if (ours.Errors.Count == 0 && !LeadingColon().IsMatch(broken) && Theirs(broken) is { } theirs)
            {
                Shape(ours.Root).ShouldBe(theirs, broken);
            }
        }, iter: 5000);

    [GeneratedRegex(@"(^|[\s,\[{-]):\S", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex LeadingColon();

    private static void Compare(string text)
    {
        YamlDocument ours = YamlReader.Read(text);
        string? theirs = Theirs(text);
        ours.Errors.Select(static error => error.Message).ShouldBeEmpty(text);
        Shape(ours.Root).ShouldBe(theirs, text);
    }

    private static string? Theirs(string text)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            return stream.Documents.Count == 0 ? "«»" : Shape(stream.Documents[0].RootNode);
        }
        catch (Exception error) when (error is YamlDotNet.Core.YamlException or ArgumentException or InvalidOperationException)
        {
            // Some broken texts end in a plain exception of the oracle.
            return null;
        }
    }

    private static string Shape(Megaraptor.Vql.Artifacts.Yaml.YamlNode node) => node switch
    {
        YamlScalar scalar => $"«{scalar.Value}»",
        YamlSequence sequence => $"[{string.Join(", ", sequence.Items.Select(Shape))}]",
        YamlMapping mapping => $"{{{string.Join(", ", mapping.Entries.Select(static entry => $"{Shape(entry.Key)}: {Shape(entry.Value)}"))}}}",
        _ => throw new InvalidOperationException(),
    };

    private static string Shape(YamlDotNet.RepresentationModel.YamlNode node) => node switch
    {
        YamlScalarNode scalar => $"«{scalar.Value}»",
        YamlSequenceNode sequence => $"[{string.Join(", ", sequence.Children.Select(Shape))}]",
        YamlMappingNode mapping => $"{{{string.Join(", ", mapping.Children.Select(static entry => $"{Shape(entry.Key)}: {Shape(entry.Value)}"))}}}",
        _ => throw new InvalidOperationException(),
    };
}
