using CsCheck;
using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Evidence;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Tests.Evidence;

/// <summary>References are written and read back, and nothing else passes for one.</summary>
public sealed class EvidenceReferenceTests
{
    private const string Hash = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";
    private const string Plain = "mr1:root/C.0773c28ad8f6a20d/F.DC2OH8OD58K60/Linux.Sys.Pslist/-/17#" + Hash;

    private static readonly Gen<string> s_sources = Gen.OneOf(
        Gen.String[Gen.Char.AlphaNumeric, 1, 12],
        Gen.String[Gen.Char["-/%#. \u00e9\u202e'\""], 1, 12],
        OneOf("-", "%2D", "a/b", "x#y"));

    [Fact]
    public void What_is_written_is_read_back() => Gen.Select(s_sources, Gen.Long[0, long.MaxValue]).Sample(static (source, row) =>
    {
        var reference = new EvidenceReference("O93V0", "C.0773c28ad8f6a20d", "F.DC2OH8OD58K60.H", "Custom.A_1", source, row, Hash);
        return EvidenceReference.Parse(reference.ToString()) == reference;
    });

    [Fact]
    public void A_reference_without_a_source_has_a_dash() =>
        EvidenceReference.Parse(Plain).ShouldBe(new EvidenceReference("root", "C.0773c28ad8f6a20d", "F.DC2OH8OD58K60", "Linux.Sys.Pslist", null, 17, Hash));

    [Theory]
    [InlineData("")]
    [InlineData("mr1:")]
    [InlineData("mr2:root/C.0773c28ad8f6a20d/F.DC2OH8OD58K60/Linux.Sys.Pslist/-/17#" + Hash)]
    [InlineData("mr1:root/C.0773c28ad8f6a20d/F.DC2OH8OD58K60/Linux.Sys.Pslist/-/-1#" + Hash)]
    [InlineData("mr1:root/C.0773c28ad8f6a20d/F.DC2OH8OD58K60/Linux.Sys.Pslist/-/017#" + Hash)]
    [InlineData("mr1:root/C.0773c28ad8f6a20d/F.DC2OH8OD58K60/Linux.Sys.Pslist/-/17#ab12")]
    [InlineData("mr1:root/C.0773c28ad8f6a20d/F.DC2OH8OD58K60/Linux.Sys.Pslist//17#" + Hash)]
    [InlineData("mr1:root/C.0773c28ad8f6a20d/F.DC2OH8OD58K60/Linux.Sys.Pslist/%4/17#" + Hash)]
    [InlineData("mr1:root/C.0773c28ad8f6a20d/F.DC2OH8OD58K60/Linux.Sys.Pslist/%41/17#" + Hash)]
    [InlineData("mr1:root/C.x y/F.DC2OH8OD58K60/Linux.Sys.Pslist/-/17#" + Hash)]
    [InlineData("mr1:../C.0773c28ad8f6a20d/F.DC2OH8OD58K60/Linux.Sys.Pslist/-/17#" + Hash)]
    [InlineData("mr1:root/C.0773c28ad8f6a20d/F.DC2OH8OD58K60/Linux' OR 1/-/17#" + Hash)]
    [InlineData(" " + Plain)]
    [InlineData(Plain + "\n")]
    public void What_is_no_reference_is_refused(string text) => Should.Throw<InvalidArgumentException>(() => EvidenceReference.Parse(text));

    [Fact]
    public void No_text_makes_the_reader_fail_otherwise() => Gen.OneOf(Gen.String, Gen.String.Select(static text => "mr1:" + text), Gen.Int[0, Plain.Length - 1].Select(static cut => Plain[..cut] + "%" + Plain[cut..]))
        .Sample(static text => !EvidenceReference.TryParse(text, out EvidenceReference? reference) || reference.ToString() == text);

    [Theory]
    [InlineData("{\"a\":\"<b>\"}", "{ \"a\" : \"\\u003cb\\u003e\" }")]
    [InlineData("{\"a\":[1,2.50]}", "{\"a\": [1, 2.50]}")]
    public void The_hash_does_not_depend_on_how_json_is_escaped(string one, string other) => RowDigest.Of(Row(one)).ShouldBe(RowDigest.Of(Row(other)));

    [Theory]
    [InlineData("{\"a\":1}", "{\"a\":\"1\"}")]
    [InlineData("{\"a\":1,\"b\":2}", "{\"b\":2,\"a\":1}")]
    [InlineData("{\"a\":1}", "{\"a\":1.0}")]
    [InlineData("{\"a\":null}", "{}")]
    public void Other_rows_have_other_hashes(string one, string other) => RowDigest.Of(Row(one)).ShouldNotBe(RowDigest.Of(Row(other)));

    private static VqlRow Row(string json) => new(System.Text.Encoding.UTF8.GetBytes(json));

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(index => texts[index]);
}
