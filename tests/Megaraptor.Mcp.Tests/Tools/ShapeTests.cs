using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using Megaraptor.Mcp.Budget;
using Megaraptor.Mcp.Tools;
using Megaraptor.Sdk.Catalogue;
using Megaraptor.Sdk.Errors;
using Megaraptor.Tests.Shared;

namespace Megaraptor.Mcp.Tests.Tools;

/// <summary>Every shape of parameter and result, as members of a JSON object.</summary>
public sealed class ShapeTests
{
    [Fact]
    public Task What_is_written_is_bound_to_the_same_value() => ShapeValues.Arguments.SampleAsync(
        static async arguments =>
        {
            JsonNode answer = JsonNode.Parse(await InvokeAsync("echo_shapes", arguments.ToJsonString()))!;
            answer["name"] = Seen(answer["name"]!.GetValue<string>());
            JsonNode.DeepEquals(answer, arguments).ShouldBeTrue($"{arguments.ToJsonString()} became {answer.ToJsonString()}");
        },
        iter: 200);

    [Fact]
    public async Task What_is_left_out_is_what_the_record_says() =>
        (await InvokeAsync("echo_shapes", """{"id":"C.1"}""")).ShouldBe("""{"id":"C.1","ratio":0.5,"patience":10,"first":"dark_blue","loud":true,"name":"shape"}""");

    [Theory]
    [InlineData("""{"id":"C.X"}""", "'id' must match ^C\\.[0-9a-f]+$.")]
    [InlineData("""{"id":"C.1\n"}""", "'id' must match ^C\\.[0-9a-f]+$.")]
    [InlineData("""{"id":"C.1","pids":[65536]}""", "'pids' must hold numbers from 0 to 65535, not 65536.")]
    [InlineData("""{"id":"C.1","pids":["1"]}""", "'pids' must be a list of whole numbers, not a list.")]
    [InlineData("""{"id":"C.1","pids":1}""", "'pids' must be a list of whole numbers, not the number 1.")]
    [InlineData("""{"id":"C.1","pids":[1.5]}""", "'pids' must be a list of whole numbers, not a list.")]
    [InlineData("""{"id":"C.1","shades":["green"]}""", "'shades' must hold some of red, dark_blue, not 'green'.")]
    [InlineData("""{"id":"C.1","wait":"15m"}""", "'wait' must be a duration, not text.")]
    [InlineData("""{"id":"C.1","wait":-1}""", "'wait' must be from 0 to 1000000, not -1.")]
    [InlineData("""{"id":"C.1","wait":1000001}""", "'wait' must be from 0 to 1000000, not 1000001.")]
    [InlineData("""{"id":"C.1","patience":1e300}""", "'patience' must be from 0 to 922337203685, not 1E+300.")]
    [InlineData("""{"id":"C.1","ratio":1.01}""", "'ratio' must be from 0 to 1, not 1.01.")]
    [InlineData("""{"id":"C.1","name":""}""", "'name' must have from 1 to 8 characters, not 0.")]
    [InlineData("""{"id":"C.1","name":"123456789"}""", "'name' must have from 1 to 8 characters, not 9.")]
    [InlineData("""{"options":{"ratio":1}}""", "'id' is required (text). 'options' is not an argument.")]
    public async Task What_does_not_fit_is_said_in_words(string arguments, string problem) =>
        (await Should.ThrowAsync<InvalidArgumentException>(() => InvokeAsync("echo_shapes", arguments))).Message.ShouldBe($"echo_shapes: {problem}");

    [Fact]
    public async Task Characters_are_counted_as_a_schema_counts_them() =>
        (await InvokeAsync("echo_shapes", """{"id":"C.1","name":"😀😀😀😀😀😀😀😀"}""")).ShouldContain("\"id\":\"C.1\"");

    [Fact]
    public async Task A_result_of_nothing_says_that_it_is_done() => (await InvokeAsync("do_nothing")).ShouldBe("""{"done":true}""");

    [Fact]
    public async Task A_result_that_exists_is_written() => (await InvokeAsync("find_shade", """{"name":"red"}""")).ShouldBe("""{"shade":"red"}""");

    [Fact]
    public async Task A_result_that_does_not_exist_is_not_found() =>
        (await Should.ThrowAsync<NotFoundException>(() => InvokeAsync("find_shade", """{"name":"pink"}"""))).Message.ShouldBe("find_shade found nothing.");

    [Fact]
    public async Task A_list_becomes_rows() =>
        (await InvokeAsync("list_shades")).ShouldBe("""{"row_count":2,"rows":[{"shade":"dark_blue"},{"shade":"dark_blue"}]}""");

    [Fact]
    public async Task A_list_that_does_not_fit_says_how_much_of_it_was_left()
    {
        JsonNode answer = JsonNode.Parse(await InvokeAsync("list_shades", """{"count":100000}"""))!;

        (answer["truncated"]!.GetValue<bool>(), answer["notes"]![0]!.GetValue<string>()).ShouldBe((true, $"These are the first {answer["row_count"]} of 100000: narrow the arguments to see the others."));
    }

    /// <summary>The text as it was before invisible characters were made visible.</summary>
    private static string Seen(string text) => text.Replace("\\u202E", "\u202e", StringComparison.OrdinalIgnoreCase);

    private static async Task<string> InvokeAsync(string operation, string arguments = "{}")
    {
        using var sink = new AnswerSink(AnswerBudget.Default);
        var members = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(arguments);
        await OperationCatalogue.OfProgram.Find(operation)!.InvokeAsync(
            new OperationCall(new JsonArguments(members), static _ => throw new InvalidOperationException("It connected."), sink, services: null),
            TestContext.Current.CancellationToken);
        return Encoding.UTF8.GetString(sink.Answer().Span);
    }
}
