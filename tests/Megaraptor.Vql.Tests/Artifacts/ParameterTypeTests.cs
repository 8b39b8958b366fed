using Megaraptor.Vql.Artifacts.Parameters;
using Megaraptor.Vql.Columns;

namespace Megaraptor.Vql.Tests.Artifacts;

/// <summary>What becomes of the text of a parameter, by its type.</summary>
public sealed class ParameterTypeTests
{
    [Theory]
    [InlineData("", VqlTypeKind.String)]
    [InlineData("regex", VqlTypeKind.String)]
    [InlineData("redacted", VqlTypeKind.String)]
    [InlineData("int", VqlTypeKind.Integer)]
    [InlineData("int64", VqlTypeKind.Integer)]
    [InlineData("integer", VqlTypeKind.Integer)]
    [InlineData("float", VqlTypeKind.Float)]
    [InlineData("bool", VqlTypeKind.Boolean)]
    [InlineData("timestamp", VqlTypeKind.Time)]
    [InlineData("csv", VqlTypeKind.List)]
    [InlineData("artifactset", VqlTypeKind.List)]
    [InlineData("json", VqlTypeKind.Dict)]
    [InlineData("json_array", VqlTypeKind.List)]
    [InlineData("regex_array", VqlTypeKind.List)]
    [InlineData("multichoice", VqlTypeKind.List)]
    [InlineData("xml", VqlTypeKind.Any)]
    [InlineData("upload", VqlTypeKind.String)]
    public void Queries_see_a_value_of_the_type(string type, VqlTypeKind kind) => ParameterType.Find(type)!.Value.Kind.ShouldBe(kind);

    [Theory]
    [InlineData("Bool")]
    [InlineData("boolean")]
    [InlineData("number")]
    public void An_unknown_type_is_none(string type) => ParameterType.Find(type).ShouldBeNull();

    [Theory]
    [InlineData("int", "12")]
    [InlineData("int", "-3")]
    [InlineData("int", "0x1F")]
    [InlineData("int", "")]
    [InlineData("float", "1e3")]
    [InlineData("bool", "Y")]
    [InlineData("bool", "true")]
    [InlineData("bool", "N")]
    [InlineData("timestamp", "1700000000")]
    [InlineData("timestamp", "2022-01-01T10:00:00Z")]
    [InlineData("json", "{\"a\": [1, -2.5e3, true, null, \"\\u00e9\\n\"], \"b\": {}}")]
    [InlineData("json_array", " [] ")]
    [InlineData("multichoice", "[\"a\", \"b\"]")]
    [InlineData("artifactset", "Artifact\nLinux.Sys.Pslist\n")]
    [InlineData("upload", "https://example.org/x")]
    [InlineData("csv", "anything")]
    [InlineData("xml", "<a/>")]
    public void A_text_that_fits_has_no_problem(string type, string text) => ParameterType.Find(type)!.Problem(text).ShouldBeNull();

    [Theory]
    [InlineData("int", "1.5")]
    [InlineData("int64", "many")]
    [InlineData("float", "1,5")]
    [InlineData("bool", "ja")]
    [InlineData("timestamp", "yesterday")]
    [InlineData("json", "[1]")]
    [InlineData("json", " {\"a\":1}")]
    [InlineData("json", "{\"a\":1,}")]
    [InlineData("json", "{'a':1}")]
    [InlineData("json_array", "[1] 2")]
    [InlineData("json_array", "[01]")]
    [InlineData("json_array", "[\"a\nb\"]")]
    [InlineData("multichoice", "a,b")]
    [InlineData("artifactset", "Name\nx")]
    [InlineData("upload", "file")]
    public void A_text_that_does_not_fit_has_one(string type, string text) => ParameterType.Find(type)!.Problem(text).ShouldNotBeNull();

    [Fact]
    public void Values_travel_as_text()
    {
        ParameterWire.Text(true).ShouldBe("Y");
        ParameterWire.Text(false).ShouldBe("");
        ParameterWire.Text(-5).ShouldBe("-5");
        ParameterWire.Text(0.1).ShouldBe("0.1");
        ParameterWire.Text(new DateTimeOffset(2022, 1, 2, 3, 4, 5, 678, TimeSpan.FromHours(2))).ShouldBe("2022-01-02T01:04:05.678Z");
        ParameterWire.Text(["a\"\\\n", "é"]).ShouldBe("[\"a\\\"\\\\\\u000a\",\"é\"]");
        Should.Throw<ArgumentOutOfRangeException>(static () => ParameterWire.Text(double.NaN));
    }
}
