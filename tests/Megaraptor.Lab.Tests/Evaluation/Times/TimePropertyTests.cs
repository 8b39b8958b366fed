using System.Globalization;
using CsCheck;

namespace Megaraptor.Lab.Tests.Evaluation.Times;

/// <summary>Compares times with those of .NET.</summary>
public sealed class TimePropertyTests
{
    private const long Year1 = -62_135_596_800;

    private static readonly Gen<long> s_seconds = Gen.Frequency((3, Gen.Long[-2_000_000_000, 4_000_000_000]), (1, Gen.Long[Year1, 20_000_000_000]));

    private static readonly string[] s_zones = ["UTC", "Europe/Berlin", "Australia/Sydney", "America/New_York", "Asia/Kolkata", "America/St_Johns", "Pacific/Apia"];

    [Fact]
    public void Seconds_up_to_the_threshold_are_shown_as_the_date_they_are() =>
        s_seconds.Where(static seconds => seconds != 0).Sample(static seconds => Shown(seconds).ShouldBe(Rfc3339(seconds, 0)), iter: 300, threads: 1);

    [Fact]
    public void The_size_of_a_number_says_what_it_counts() =>
        Gen.Long[20_000_000_001, long.MaxValue].Sample(
            static number =>
            {
                long nanoseconds = unchecked(number * (number > 20_000_000_000_000_000 ? 1 : number > 20_000_000_000_000 ? 1_000 : 1_000_000));
                long seconds = Math.DivRem(nanoseconds, 1_000_000_000, out long rest);
                (seconds, rest) = rest < 0 ? (seconds - 1, rest + 1_000_000_000) : (seconds, rest);
                Shown(number).ShouldBe(Rfc3339(seconds, rest));
            },
            iter: 500,
            threads: 1);

    [Fact]
    public void Milli_micro_and_nanoseconds_of_a_time_like_ours_are_the_same_moment() =>
        Gen.Long[1_000_000_000, 4_000_000_000].Sample(
            static seconds => EvaluatedQuery.Of(
                "SELECT timestamp(epoch=s * 1000).Unix AS M, timestamp(epoch=s * 1000000).Unix AS U, timestamp(epoch=s * 1000000000).Unix AS N FROM scope()",
                ("s", seconds)).Json.ShouldBe(string.Create(CultureInfo.InvariantCulture, $"[{{\"M\":{seconds},\"U\":{seconds},\"N\":{seconds}}}]")),
            iter: 200,
            threads: 1);

    [Fact]
    public void A_shown_time_is_read_again_as_the_same_moment() =>
        Gen.Select(s_seconds.Where(static seconds => seconds is > Year1 and not 0), Gen.OneOf(0, 1, 500_000_000, 120_000_000, 999_999_999), Gen.OneOf(s_zones)).Sample(
            static (seconds, nanoseconds, zone) =>
            {
                string written = Rfc3339(seconds, nanoseconds);
                string shown = Text(EvaluatedQuery.Of("SELECT timestamp(string=s) AS T FROM scope()", ("s", written), ("TZ", zone)).Rows.ShouldHaveSingleItem());
                EvaluatedQuery.Of("SELECT timestamp(string=s) AS T FROM scope()", ("s", shown)).Json.ShouldBe($"[{{\"T\":\"{written}\"}}]", $"{written} in {zone} is shown as {shown}");
            },
            iter: 200,
            threads: 1);

    [Fact]
    public void A_zone_shifts_what_is_shown_by_its_offset() =>
        Gen.Select(Gen.Long[0, 2_000_000_000].Where(static seconds => seconds != 0), Gen.OneOf(s_zones)).Sample(
            static (seconds, zone) =>
            {
                DateTimeOffset local = TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeSeconds(seconds), TimeZoneInfo.FindSystemTimeZoneById(zone));
                string offset = local.Offset == TimeSpan.Zero ? "Z" : local.ToString("zzz", CultureInfo.InvariantCulture);
                EvaluatedQuery.Of("SELECT timestamp(epoch=s) AS T FROM scope()", ("s", seconds), ("TZ", zone)).Json
                    .ShouldBe($"[{{\"T\":\"{local.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture)}{offset}\"}}]");
            },
            iter: 200,
            threads: 1);

    [Fact]
    public void Times_are_ordered_as_their_seconds_are() =>
        Gen.Select(s_seconds, s_seconds).Where(static pair => pair.Item1 != 0 && pair.Item2 != 0).Sample(
            static (left, right) => EvaluatedQuery.Of(
                "SELECT timestamp(epoch=a) < timestamp(epoch=b) AS L, timestamp(epoch=a) > timestamp(epoch=b) AS G, timestamp(epoch=a) = timestamp(epoch=b) AS E FROM scope()",
                ("a", left),
                ("b", right)).Json.ShouldBe($"[{{\"L\":{Json(left < right)},\"G\":{Json(left > right)},\"E\":{Json(left == right)}}}]"),
            iter: 200,
            threads: 1);

    [Theory]
    [InlineData("0001-01-01T00:00:01Z", "0001-01-01T00:00:01Z")]
    [InlineData("9999-12-31T23:59:59.999999999Z", "9999-12-31T23:59:59.999999999Z")]
    [InlineData("2020-02-29T00:00:00.100Z", "2020-02-29T00:00:00.1Z")]
    [InlineData("2020-02-29T00:00:00.000Z", "2020-02-29T00:00:00Z")]
    [InlineData("2020-02-29T00:00:00.000000001Z", "2020-02-29T00:00:00.000000001Z")]
    [InlineData("2020-12-31T23:30:00-01:00", "2021-01-01T00:30:00Z")]
    public void A_fraction_is_shown_without_zeros_at_its_end(string written, string shown) =>
        EvaluatedQuery.Of("SELECT timestamp(string=s) AS T FROM scope()", ("s", written)).Json.ShouldBe($"[{{\"T\":\"{shown}\"}}]");

    [Theory]
    [InlineData("2021-02-29T00:00:00Z")]
    [InlineData("2020-13-01T00:00:00Z")]
    [InlineData("2020-01-01T24:00:00Z")]
    [InlineData("2020-01-01T00:60:00Z")]
    [InlineData("2020-00-10")]
    [InlineData("99999")]
    public void What_is_no_date_is_NULL_or_a_number(string written) =>
        EvaluatedQuery.Of("SELECT timestamp(string=s) AS T FROM scope()", ("s", written)).Json
            .ShouldBe(long.TryParse(written, CultureInfo.InvariantCulture, out long number) ? $"[{{\"T\":\"{Rfc3339(number, 0)}\"}}]" : "[{\"T\":null}]");

    private static string Json(bool value) => value ? "true" : "false";

    private static string Shown(long number) => Text(EvaluatedQuery.Of("SELECT timestamp(epoch=n) AS T FROM scope()", ("n", number)).Rows.ShouldHaveSingleItem());

    private static string Text(string row) => row["{\"T\":\"".Length..^2];

    private static string Rfc3339(long seconds, long nanoseconds)
    {
        string text = DateTimeOffset.FromUnixTimeSeconds(seconds).UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);
        string fraction = nanoseconds.ToString("D9", CultureInfo.InvariantCulture).TrimEnd('0');
        return $"{text}{(fraction.Length > 0 ? "." : "")}{fraction}Z";
    }
}
