using System.Text;
using System.Text.Json;
using CsCheck;
using Megaraptor.Sdk.Evidence;

namespace Megaraptor.Sdk.Tests.Evidence;

/// <summary>What hides or turns text on a screen is shown; nothing else changes, and nothing is lost.</summary>
public sealed class EvidenceTextTests
{
    private static readonly JsonSerializerOptions s_options = new() { Encoder = EvidenceEncoder.Instance };

    [Theory]
    [InlineData("invoice\u202Efdp.exe", "invoice\\u202Efdp.exe")]
    [InlineData("a\u200Bb", "a\\u200Bb")]
    [InlineData("a\u001B[31mb", "a\\u001B[31mb")]
    [InlineData("a\nb", "a\\u000Ab")]
    [InlineData("tag\U000E0041", "tag\\uDB40\\uDC41")]
    [InlineData("\u3164x", "\\u3164x")]
    [InlineData("Größe 東京 🦖 e\u0301", "Größe 東京 🦖 e\u0301")]
    public void Deceptive_characters_become_visible(string text, string shown) => EvidenceText.Show(text).ShouldBe(shown);

    [Fact]
    public void A_text_with_nothing_to_show_is_returned_itself()
    {
        string text = new("plain".AsSpan());

        EvidenceText.Show(text).ShouldBeSameAs(text);
    }

    [Fact]
    public void A_json_parser_gives_back_the_original() =>
        Gen.String.Sample(static text =>
        {
            string valid = string.Concat(text.EnumerateRunes().Select(static rune => rune.ToString()));
            string json = JsonSerializer.Serialize(valid, s_options);
            return JsonSerializer.Deserialize<string>(json) == valid;
        });

    [Fact]
    public void What_the_encoder_writes_holds_no_deceptive_character() =>
        Gen.String.Sample(static text =>
        {
            string json = JsonSerializer.Serialize(text, s_options);
            return !json.EnumerateRunes().Any(EvidenceText.IsDeceptive);
        });

    [Fact]
    public void Every_unicode_scalar_fits_the_space_that_the_encoder_promises()
    {
        var buffer = new char[EvidenceEncoder.Instance.MaxOutputCharactersPerInputCharacter];
        for (int scalar = 0; scalar <= 0x10FFFF; scalar++)
        {
            if (Rune.IsValid(scalar) && EvidenceEncoder.Instance.WillEncode(scalar))
            {
                EvidenceText.TryWriteEscape(new Rune(scalar), buffer, out int written).ShouldBeTrue();
                written.ShouldBeInRange(6, 12);
            }
        }
    }
}
