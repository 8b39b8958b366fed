using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Operations.Artifacts;
using Megaraptor.Sdk.Operations.Collections;

namespace Megaraptor.Sdk.Tests.Operations;

/// <summary>The text in which a value travels, by the declared type of its parameter.</summary>
public sealed class ParameterTextTests
{
    [Theory]
    [InlineData("", " as it is ", " as it is ")]
    [InlineData("hidden", "x", "x")]
    [InlineData("yara", "rule a {condition: true}", "rule a {condition: true}")]
    [InlineData("bool", "yes", "Y")]
    [InlineData("bool", "false", "")]
    [InlineData("int", "010", "10")]
    [InlineData("int64", "0x10", "16")]
    [InlineData("integer", "-7", "-7")]
    [InlineData("int", "18446744073709551615", "18446744073709551615")]
    [InlineData("float", "1.5e3", "1.5e3")]
    [InlineData("timestamp", "2026-11-24T13:00:00+02:00", "2026-11-24T11:00:00Z")]
    [InlineData("timestamp", "2026-11-24 13:00", "2026-11-24T13:00:00Z")]
    [InlineData("timestamp", "1795524771", "1795524771")]
    [InlineData("timestamp", "", "")]
    [InlineData("json", " {\"a\": 1} ", "{\"a\": 1}")]
    [InlineData("json_array", "[1, 2]", "[1, 2]")]
    [InlineData("regex_array", "[\"a.b\"]", "[\"a.b\"]")]
    [InlineData("csv", "[{\"A\": \"x,y\", \"B\": 1}]", "A,B\n\"x,y\",1\n")]
    [InlineData("csv", "A,B\n1,2\n", "A,B\n1,2\n")]
    [InlineData("artifactset", "[\"Linux.Sys.Pslist\"]", "Artifact\nLinux.Sys.Pslist\n")]
    [InlineData("upload", "https://server/public/x", "https://server/public/x")]
    public void A_value_travels_in_the_form_of_its_type(string type, string value, string text) => Of(type, value).ShouldBe(text);

    [Theory]
    [InlineData("int", "1.5")]
    [InlineData("int", "ten")]
    [InlineData("float", "1,000")]
    [InlineData("float", "NaN")]
    [InlineData("timestamp", "yesterday")]
    [InlineData("timestamp", "1.5")]
    [InlineData("timestamp", "010")]
    [InlineData("json", "[1]")]
    [InlineData("json_array", "{}")]
    [InlineData("json_array", "r")]
    [InlineData("upload_file", "/etc/passwd")]
    [InlineData("upload", "data:text/plain,x")]
    public void A_value_that_its_type_would_lose_is_refused(string type, string value) => Should.Throw<InvalidArgumentException>(() => Of(type, value));

    [Fact]
    public void The_default_is_taken_as_it_is() => ParameterText.Of("A", new ArtifactParameter("P", "int", "many", "", "", [], ""), "many").ShouldBe("many");

    private static string Of(string type, string value) => ParameterText.Of("A", new ArtifactParameter("P", type, "\0", "", "", [], ""), value);
}
