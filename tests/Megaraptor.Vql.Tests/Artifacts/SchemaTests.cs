using System.Text.Json.Nodes;
using CsCheck;
using Json.Schema;
using Megaraptor.Vql.Artifacts;
using Megaraptor.Vql.Checking;

namespace Megaraptor.Vql.Tests.Artifacts;

/// <summary>The JSON Schema for editors and our reader accept the same definitions.</summary>
public sealed class SchemaTests
{
    /// <summary>What the reader says about the form of a file; what it says about queries and values is beyond a schema.</summary>
    private static readonly HashSet<string> s_form = new(StringComparer.Ordinal) { "MEGA100", "MEGA101", "MEGA102", "MEGA103", "MEGA104", "MEGA110" };

    private static readonly JsonSchema s_schema = JsonSchema.FromFile(Path.Combine(Repository.Root, "artifacts-schema", "artifact.schema.json"));

    private static readonly JsonNode s_document = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "artifacts-schema", "artifact.schema.json")))!;

    public static TheoryData<string> Definitions => ArtifactCheckerTests.Own;

    [Theory]
    [MemberData(nameof(Definitions))]
    public void A_definition_that_a_server_took_is_valid(string path)
    {
        string text = File.ReadAllText(Path.Combine(Repository.Root, path));
        if (text.Contains("\nsources:", StringComparison.Ordinal))
        {
            JsonNode? json = YamlToJson.Convert(text);
            s_schema.Evaluate(json).IsValid.ShouldBeTrue(text);
        }
    }

    [Fact]
    public void Schema_and_reader_know_the_same_keys() => Keys(s_document, "an artifact").ShouldBe(Keys(ArtifactShape.Artifact, []), ignoreOrder: true);

    [Theory]
    [InlineData("CLIENT", true)]
    [InlineData("Server_Event", true)]
    [InlineData("", true)]
    [InlineData("servers", false)]
    public void A_type_is_accepted_in_any_case(string type, bool isValid)
    {
        s_schema.Evaluate(new JsonObject { ["name"] = "A", ["type"] = type }).IsValid.ShouldBe(isValid);
        ArtifactChecker.Check($"name: A\ntype: {type}").Any(static found => found.Id == "MEGA104").ShouldBe(!isValid);
    }

    [Fact]
    public void What_one_accepts_the_other_accepts()
    {
        int valid = 0;
        ArtifactGenerator.Definition.Sample(definition =>
        {
            string file = string.Join('\n', definition.Select(static entry => $"{entry.Key}: {entry.Value?.ToJsonString() ?? "null"}"));
            bool isValid = s_schema.Evaluate(definition).IsValid;
            string[] refusals = [.. ArtifactChecker.Check(file).Where(static found => s_form.Contains(found.Id)).Select(static found => $"{found.Id} {found.Message}")];
            (refusals.Length == 0).ShouldBe(isValid, $"{file}\n{string.Join('\n', refusals)}");
            Interlocked.Add(ref valid, isValid ? 1 : 0);
        }, iter: 3000);
        valid.ShouldBeInRange(600, 2400, "both kinds must be tried");
    }

    /// <summary>The keys of a message and of those inside it, each with what it belongs to.</summary>
    private static IEnumerable<string> Keys(MessageShape shape, HashSet<MessageShape> seen) => !seen.Add(shape) ? [] :
    [
        .. shape.Keys.Select(key => $"{shape.What}: {key.Name}"),
        .. shape.Keys.Where(static key => key.Shape is not null).SelectMany(key => Keys(key.Shape!, seen)),
    ];

    private static IEnumerable<string> Keys(JsonNode document, string root)
    {
        JsonObject definitions = document["$defs"]!.AsObject();
        (string What, JsonNode? Message)[] messages =
        [
            (root, document),
            ("the metadata", document["properties"]!["metadata"]),
            ("a variable", definitions["cell"]!["properties"]!["env"]!["items"]),
            ("a parameter", definitions["parameter"]),
            ("a source", definitions["source"]),
            ("a notebook cell", definitions["cell"]),
            ("a report", definitions["report"]),
            ("a parameter", definitions["parameter"]),
            ("a tool", definitions["tool"]),
            ("a column type", definitions["column_type"]),
            ("the resources", definitions["resources"]),
        ];
        return messages.SelectMany(static message => message.Message!["properties"]!.AsObject().Select(property => $"{message.What}: {property.Key}"));
    }
}
