using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;
using Megaraptor.Mcp.Budget;
using Megaraptor.Mcp.Tests.Harness;
using Megaraptor.Mcp.Tools;
using Megaraptor.Sdk.Catalogue;
using Megaraptor.Sdk.Errors;

namespace Megaraptor.Mcp.Tests.Tools;

/// <summary>Every schema of the catalogue is one that every host understands, and what operations answer is what their schema says.</summary>
public sealed class SchemaTests(LabFixture lab)
{
    private const string Web = "C.0773c28ad8f6a20d";

    /// <summary>Keywords of JSON Schema 2020-12 that every dialect of it knows.</summary>
    private static readonly string[] s_portable =
    [
        "type", "properties", "required", "additionalProperties", "items", "enum", "format", "minimum", "maximum", "minLength", "maxLength", "pattern", "default", "description",
    ];

    private static readonly string[] s_types = ["object", "array", "string", "integer", "number", "boolean"];

    /// <summary>Arguments by which operations find something in the recorded fleet.</summary>
    private static readonly Dictionary<string, JsonNode> s_samples = new()
    {
        ["client_id"] = Web,
        ["flow_id"] = "F.DC2OOTDENBTSQ",
        ["name"] = "Linux.Network.NetstatEnriched",
        ["query"] = "SELECT * FROM info()",
        ["id"] = "C.1",
    };

    public static TheoryData<string> Names => [.. OperationCatalogue.OfProgram.Operations.Select(static operation => operation.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_schema_is_valid_portable_2020_12(string name)
    {
        OperationDescriptor operation = OperationCatalogue.OfProgram.Find(name)!;
        foreach (JsonNode schema in Schemas(operation))
        {
            MetaSchemas.Draft202012.Evaluate(schema).IsValid.ShouldBeTrue(schema.ToJsonString());
            schema["type"]!.GetValue<string>().ShouldBe("object");
            Unportable(schema, "$").ShouldBeEmpty();
        }

        JsonNode.Parse(operation.InputSchema)!["additionalProperties"]!.GetValue<bool>().ShouldBeFalse();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_schema_names_every_parameter_once_and_no_other(string name)
    {
        OperationDescriptor operation = OperationCatalogue.OfProgram.Find(name)!;
        JsonObject properties = JsonNode.Parse(operation.InputSchema)!["properties"]!.AsObject();
        IEnumerable<OperationParameter> parameters = operation.UsesServer ? operation.Parameters.Concat(ServerParameters.All) : operation.Parameters;

        properties.Select(static property => property.Key).ShouldBe(parameters.Select(static parameter => parameter.Name), ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_default_is_valid_by_its_own_schema(string name)
    {
        foreach ((string parameter, JsonNode? schema) in JsonNode.Parse(OperationCatalogue.OfProgram.Find(name)!.InputSchema)!["properties"]!.AsObject())
        {
            if (schema!["default"] is { } value)
            {
                JsonSchema.FromText(schema.ToJsonString()).Evaluate(value).IsValid.ShouldBeTrue(parameter);
            }
        }
    }

    [Fact]
    public async Task What_operations_answer_is_valid_by_their_schema()
    {
        var answered = new List<string>();
        foreach (OperationDescriptor operation in OperationCatalogue.OfProgram.Operations.Where(static operation => operation.Effect == Effect.Read && !operation.OutputSchema.IsEmpty))
        {
            if (Arguments(operation) is { } arguments && await AnswerAsync(operation, arguments) is { } answer)
            {
                var schema = JsonSchema.FromText(Encoding.UTF8.GetString(operation.OutputSchema));
                foreach (JsonNode? value in operation.ReturnsRows ? answer["rows"]!.AsArray() : [answer.DeepClone()])
                {
                    schema.Evaluate(value).IsValid.ShouldBeTrue($"{operation.Name}: {value!.ToJsonString()}");
                    answered.Add(operation.Name);
                }
            }
        }

        answered.Distinct().Count().ShouldBeGreaterThan(10, string.Join(", ", answered.Distinct()));
    }

    private static IEnumerable<JsonNode> Schemas(OperationDescriptor operation)
    {
        yield return JsonNode.Parse(operation.InputSchema, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false })!;
        if (!operation.OutputSchema.IsEmpty)
        {
            yield return JsonNode.Parse(operation.OutputSchema, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false })!;
        }
    }

    private static IEnumerable<string> Unportable(JsonNode schema, string path)
    {
        foreach ((string keyword, JsonNode? value) in schema.AsObject())
        {
            if (!s_portable.Contains(keyword))
            {
                yield return $"{path}: {keyword}";
            }

            if (keyword == "type" && !(value is JsonValue && s_types.Contains(value.ToString())))
            {
                yield return $"{path}: type {value}";
            }

            IEnumerable<KeyValuePair<string, JsonNode?>> inner = keyword switch
            {
                "properties" => value!.AsObject(),
                "items" or "additionalProperties" when value is JsonObject => new Dictionary<string, JsonNode?> { [keyword] = value },
                _ => Array.Empty<KeyValuePair<string, JsonNode?>>(),
            };
            foreach (string offence in inner.SelectMany(entry => Unportable(entry.Value!, $"{path}.{entry.Key}")))
            {
                yield return offence;
            }
        }
    }

    /// <summary>Arguments for what must be given; null where no sample is known.</summary>
    private static JsonObject? Arguments(OperationDescriptor operation)
    {
        var arguments = new JsonObject();
        foreach (OperationParameter parameter in operation.Parameters.Where(static parameter => parameter.IsRequired))
        {
            if (!s_samples.TryGetValue(parameter.Name, out JsonNode? sample))
            {
                return null;
            }

            arguments[parameter.Name] = sample.DeepClone();
        }

        return arguments;
    }

    private async Task<JsonNode?> AnswerAsync(OperationDescriptor operation, JsonObject arguments)
    {
        await using Sdk.VelociraptorClient client = lab.Connect("administrator", "api");
        using var sink = new AnswerSink(AnswerBudget.Default);
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        timeout.CancelAfter(TimeSpan.FromSeconds(30));
        try
        {
            var members = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(arguments.ToJsonString());
            await operation.InvokeAsync(new OperationCall(new JsonArguments(members), _ => ValueTask.FromResult(client), sink), timeout.Token);
            return JsonNode.Parse(sink.Answer().Span);
        }
        catch (Exception exception) when (exception is MegaraptorException or InvalidOperationException or OperationCanceledException)
        {
            // What the samples do not find has no answer to be judged.
            return null;
        }
    }
}
