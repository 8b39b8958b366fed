using System.Text.Json;
using CsCheck;
using Megaraptor.Mcp.Budget;
using Megaraptor.Mcp.Tools;
using Megaraptor.Sdk.Catalogue;
using Megaraptor.Sdk.Errors;

namespace Megaraptor.Mcp.Tests.Tools;

/// <summary>Arguments are bound strictly: nothing is converted, dropped or guessed, and every problem is said at once.</summary>
public sealed class ArgumentTests
{
    [Theory]
    [InlineData("list_clients", """{"serch":"x"}""", "'serch' is not an argument; did you mean 'search'?")]
    [InlineData("list_clients", """{"whatever_this_is":"x"}""", "'whatever_this_is' is not an argument.")]
    [InlineData("list_clients", """{"limit":"5"}""", "'limit' must be a whole number, not text.")]
    [InlineData("list_clients", """{"limit":5.5}""", "'limit' must be a whole number, not the number 5.5.")]
    [InlineData("list_clients", """{"limit":0}""", "'limit' must be from 1 to 10000, not 0.")]
    [InlineData("list_clients", """{"limit":10001}""", "'limit' must be from 1 to 10000, not 10001.")]
    [InlineData("list_clients", """{"timeout":3601}""", "'timeout' must be from 1 to 3600, not 3601.")]
    [InlineData("list_clients", """{"search":["x"]}""", "'search' must be text, not a list.")]
    [InlineData("list_clients", """{"os":"macos"}""", "'os' must be one of windows, linux, darwin, not 'macos'.")]
    [InlineData("list_clients", """{"cursor":"nonsense"}""", "'cursor' does not belong to this call: repeat the call that gave it, with the same arguments.")]
    [InlineData("get_client_info", """{"client_id":"\ud83e"}""", "'client_id' must be text, not text with half a character (a lone surrogate).")]
    [InlineData("get_client_info", "{}", "'client_id' is required (text).")]
    [InlineData("get_client_info", """{"client_id":null}""", "'client_id' is required (text).")]
    [InlineData("get_client_info", """{"client_id":"C.1","interrogation":"yes"}""", "'interrogation' must be true or false, not text.")]
    [InlineData("run_vql", """{"query":"SELECT 1","env":{"a":1}}""", "'env' must be texts by name, not an object.")]
    [InlineData("run_vql", """{"query":"SELECT 1","env":"a=1"}""", "'env' must be texts by name, not text.")]
    [InlineData("collect_artifact", """{"client_id":"C.1","artifacts":["A"],"parameters":{"A":"x"}}""", "'parameters' must be an object of objects, such as {\"Artifact.Name\": {\"Parameter\": \"value\"}}, not an object.")]
    [InlineData("get_client_info", """{"client":"C.1","limit":1}""", "'client_id' is required (text). 'client' is not an argument; did you mean 'client_id'? 'limit' is not an argument.")]
    public async Task What_does_not_fit_is_said_in_words(string operation, string arguments, string problem)
    {
        InvalidArgumentException refusal = await Should.ThrowAsync<InvalidArgumentException>(() => InvokeAsync(operation, arguments));

        refusal.Message.ShouldBe($"{operation}: {problem}");
    }

    [Fact]
    public void A_table_keeps_what_is_no_text_as_its_json()
    {
        var members = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>("""{"parameters":{"A":{"Text":"t","Number":5,"Flag":true,"List":["a"]}}}""");
        ArgumentState state = new JsonArguments(members).TextTable("parameters", out IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>>? table);

        (state, string.Join(';', table!["A"].Select(static cell => $"{cell.Key}={cell.Value}"))).ShouldBe((ArgumentState.Read, "Text=t;Number=5;Flag=true;List=[\"a\"]"));
    }

    [Theory]
    [InlineData("list_clients", """{"limit":5.0}""")]
    [InlineData("list_clients", """{"search":null,"os":null}""")]
    [InlineData("list_clients", """{"os":"Linux"}""")]
    [InlineData("run_vql", """{"query":"SELECT * FROM clients()","env":{}}""")]
    public async Task What_fits_reaches_the_server(string operation, string arguments) =>
        await Should.ThrowAsync<Reached>(() => InvokeAsync(operation, arguments));

    [Fact]
    public Task No_json_makes_a_binder_fault() => s_arguments.SampleAsync(static async arguments =>
    {
        foreach (OperationDescriptor operation in OperationCatalogue.OfProgram.Operations.Where(static operation => operation.UsesServer))
        {
            try
            {
                await InvokeAsync(operation.Name, arguments);
            }
            catch (Exception exception) when (exception is InvalidArgumentException or Reached)
            {
                // Refused with words, or accepted: both are answers.
            }
        }
    });

    private static readonly Gen<string> s_value = OneOf(
        "null", "1", "-1", "1e400", "9223372036854775808", "0.5", "true", "[]", "[\"a\",1]", "{}", "{\"a\":\"b\"}", "{\"a\":{\"a\":[]}}", "\"\"", "\"C.0773c28ad8f6a20d\"", "\"\\ud800\"", "\"x\"");

    private static readonly Gen<string> s_arguments = Gen.Select(
        OneOf("client_id", "flow_id", "limit", "search", "os", "cursor", "query", "env", "timeout", "org_id", "interrogation", "x", "\\ud800"),
        s_value).Array[0, 6].Select(static members => $"{{{string.Join(',', members.DistinctBy(static member => member.Item1).Select(static member => $"\"{member.Item1}\":{member.Item2}"))}}}");

    private static Gen<string> OneOf(params string[] choices) => Gen.Int[0, choices.Length - 1].Select(index => choices[index]);

    private static async Task InvokeAsync(string operation, string arguments)
    {
        using var sink = new AnswerSink(AnswerBudget.Default);
        using JsonDocument document = JsonDocument.Parse(arguments);
        Dictionary<string, JsonElement> members = [];
        foreach (JsonProperty member in document.RootElement.EnumerateObject())
        {
            try
            {
                members[member.Name] = member.Value;
            }
            catch (InvalidOperationException)
            {
                // Half a character in a name: the protocol's reader refuses the message before it reaches a tool.
            }
        }

        await OperationCatalogue.OfProgram.Find(operation)!.InvokeAsync(
            new OperationCall(new JsonArguments(members), static _ => throw new Reached(), sink, services: null),
            TestContext.Current.CancellationToken);
    }

    private sealed class Reached : Exception;
}
