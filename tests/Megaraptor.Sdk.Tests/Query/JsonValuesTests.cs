using System.Globalization;
using System.Text;
using System.Text.Json;
using CsCheck;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Tests.Query;

/// <summary>Values as the server encodes them, in all the shapes that one column may take.</summary>
public sealed class JsonValuesTests
{
    [Theory]
    [InlineData("3", 3L)]
    [InlineData("3.0", 3L)]
    [InlineData("-0", 0L)]
    [InlineData("1e3", 1000L)]
    [InlineData("\"42\"", 42L)]
    [InlineData("9223372036854775807", long.MaxValue)]
    [InlineData("18446744073709551615", null)]
    [InlineData("3.5", null)]
    [InlineData("\"x\"", null)]
    [InlineData("null", null)]
    [InlineData("[1]", null)]
    public void A_whole_number_is_read_from_every_form_of_it(string json, long? expected) => Value(json).AsInt64().ShouldBe(expected);

    [Fact]
    public void An_unsigned_number_beyond_int64_keeps_its_last_digit() => Value("18446744073709551615").AsUInt64().ShouldBe(ulong.MaxValue);

    [Theory]
    [InlineData("\"2026-11-24T13:01:52Z\"", "2026-11-24T13:01:52.0000000+00:00")]
    [InlineData("\"2026-11-24T13:01:52.5+02:00\"", "2026-11-24T11:01:52.5000000+00:00")]
    [InlineData("1763902912", "2025-11-23T13:01:52.0000000+00:00")]
    [InlineData("1763902912000", "2025-11-23T13:01:52.0000000+00:00")]
    [InlineData("1763902912000000", "2025-11-23T13:01:52.0000000+00:00")]
    [InlineData("1763902912000000000", "2025-11-23T13:01:52.0000000+00:00")]
    [InlineData("0", null)]
    [InlineData("null", null)]
    [InlineData("\"0001-01-01T00:00:00Z\"", null)]
    [InlineData("\"0000-11-21T02:31:09Z\"", null)]
    [InlineData("\"yesterday\"", null)]
    [InlineData("-9223372036854775808", null)]
    public void A_time_is_read_whatever_its_unit(string json, string? expected) =>
        Value(json).AsTimestamp()?.ToString("O", CultureInfo.InvariantCulture).ShouldBe(expected);

    [Fact]
    public void Every_second_until_the_year_2255_means_the_same_in_all_four_units() =>
        Gen.Long[1, 9_000_000_000].Sample(static second =>
        {
            DateTimeOffset? time = JsonValues.FromEpoch(second);
            (long factor, long least)[] units = [(1_000, 20_000_000_001), (1_000_000, 20_000_000_000_000), (1_000_000_000, 20_000_000_000_000_000)];
            return units.All(unit => second * unit.factor < unit.least || JsonValues.FromEpoch(second * unit.factor) == time);
        });

    [Fact]
    public void No_number_makes_the_reader_of_times_throw() => Gen.Long.Sample(static value => JsonValues.FromEpoch(value) is null or { Offset.Ticks: 0 });

    [Fact]
    public void A_copied_value_is_the_same_value() =>
        s_json.Sample(static json =>
        {
            using var copy = new MemoryStream();
            using (var writer = new Utf8JsonWriter(copy))
            {
                Value(json).WriteTo(writer);
            }

            using JsonDocument before = JsonDocument.Parse(json);
            using JsonDocument after = JsonDocument.Parse(copy.ToArray());
            return JsonElement.DeepEquals(before.RootElement, after.RootElement);
        });

    [Fact]
    public void Members_come_in_the_servers_order_with_their_escapes_undone() =>
        Value("""{"b":1,"\u003ca\u003e":"\u0026","c":{"x":[1,2]}}""").Members().Select(static member => $"{member.Key}={member.Value}")
            .ShouldBe(["b=1", "<a>=&", "c={\"x\":[1,2]}"]);

    [Fact]
    public void A_member_that_is_not_there_is_null() => Value("""{"a":1}""")["b"]["c"].IsNull.ShouldBeTrue();

    [Fact]
    public void A_value_nested_as_deep_as_the_server_nests_is_read()
    {
        string deep = string.Concat(Enumerable.Repeat("{\"a\":", 900)) + "1" + new string('}', 900);
        VqlValue value = Value(deep);
        for (int i = 0; i < 900; i++)
        {
            value = value["a"];
        }

        value.AsInt64().ShouldBe(1);
    }

    private static readonly Gen<string> s_json = Gen.Recursive<string>((depth, self) => depth == 4
        ? Gen.OneOf(Gen.Const("null"), Gen.Bool.Select(static value => value ? "true" : "false"), Gen.Long.Select(static value => value.ToString(CultureInfo.InvariantCulture)))
        : Gen.OneOf(
            Gen.String.Select(static text => JsonSerializer.Serialize(text.Where(static c => !char.IsSurrogate(c)).ToArray().AsSpan().ToString())),
            Gen.Double[-1e6, 1e6].Select(static value => value.ToString("R", CultureInfo.InvariantCulture)),
            self.Array[0, 4].Select(static items => $"[{string.Join(',', items)}]"),
            self.Array[0, 4].Select(static items => $"{{{string.Join(',', items.Select(static (item, i) => $"\"k{i}\":{item}"))}}}")));

    private static VqlValue Value(string json) => new(Encoding.UTF8.GetBytes(json));
}
