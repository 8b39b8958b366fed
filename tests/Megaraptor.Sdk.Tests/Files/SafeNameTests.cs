using CsCheck;
using Megaraptor.Sdk.Files;

namespace Megaraptor.Sdk.Tests.Files;

/// <summary>Whatever an endpoint calls a file, the local name is one plain component.</summary>
public sealed class SafeNameTests
{
    private static readonly Gen<string> s_names = Gen.OneOf(
        Gen.String,
        Gen.String[Gen.Char["./\\:%~ aAcCoOnN.part\0\n\u202e"], 0, 300],
        OneOf("..", ".", "", "CON", "con.txt", "NUL", "a/../b", "C:\\x", "x.part", "x.origin", "x.PART", "-rf", "~", "%2E", "aux.part"));

    [Fact]
    public void A_name_is_one_plain_component() => s_names.Sample(static name =>
    {
        string safe = SafeName.Of(name);
        return safe.Length is > 0 and < 140
            && safe.All(static c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' or '%' or '~')
            && safe[0] != '.'
            && safe[^1] != '.'
            && !safe.EndsWith(".part", StringComparison.OrdinalIgnoreCase)
            && !safe.EndsWith(".origin", StringComparison.OrdinalIgnoreCase);
    });

    [Fact]
    public void Different_names_stay_different() => Gen.Select(s_names, s_names).Sample(static (one, other) =>
        one == other || HasLoneSurrogate(one) || HasLoneSurrogate(other) || SafeName.Of(one) != SafeName.Of(other));

    [Theory]
    [InlineData("auth.log", "auth.log")]
    [InlineData("..", "%2E%2E")]
    [InlineData("a/b\\c", "a%2Fb%5Cc")]
    [InlineData("con.txt", "%63on.txt")]
    [InlineData(".bashrc", "%2Ebashrc")]
    [InlineData("evil.part", "evil%2Epart")]
    [InlineData("ü", "%C3%BC")]
    public void Names_are_percent_encoded(string name, string safe) => SafeName.Of(name).ShouldBe(safe);

    private static bool HasLoneSurrogate(string text) => text.EnumerateRunes().Any(static rune => rune.Value == 0xFFFD);

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(index => texts[index]);
}
