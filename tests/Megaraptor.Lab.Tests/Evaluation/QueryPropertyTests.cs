using System.Globalization;
using CsCheck;
using Megaraptor.Lab.Evaluation.Values;

namespace Megaraptor.Lab.Tests.Evaluation;

/// <summary>Compares ordering, grouping, limits and what combines queries with a few lines of LINQ.</summary>
public sealed class QueryPropertyTests
{
    private static readonly Gen<Row[]> s_rows =
        Gen.Select(Gen.Long[-5, 5], Gen.Long[0, 1000], static (key, value) => new Row(key, value)).Array[0, 60];

    [Fact]
    public void Ordering_sorts_by_the_key_and_loses_no_row() =>
        Gen.Select(s_rows, Gen.Bool).Sample(
            static (rows, isDescending) =>
            {
                Row[] sorted = Query(rows, $"SELECT K, V FROM rows ORDER BY K{(isDescending ? " DESC" : string.Empty)}");

                IEnumerable<long> keys = rows.Select(static row => row.Key);
                sorted.Select(static row => row.Key).ShouldBe(isDescending ? keys.OrderDescending() : keys.Order());
                sorted.OrderBy(static row => (row.Key, row.Value)).ShouldBe(rows.OrderBy(static row => (row.Key, row.Value)));
            },
            iter: 200,
            threads: 1);

    [Fact]
    public void Grouping_counts_and_sums_each_key_in_the_order_in_which_they_come() =>
        s_rows.Sample(
            static rows => Query(rows, "SELECT count() AS K, sum(item=V) AS V FROM rows GROUP BY K0")
                .ShouldBe(rows.GroupBy(static row => row.Key).Select(static group => new Row(group.Count(), group.Sum(static row => row.Value)))),
            iter: 200,
            threads: 1);

    [Fact]
    public void Grouping_shows_the_last_row_of_each_key() =>
        s_rows.Sample(
            static rows => Query(rows, "SELECT K, V FROM rows GROUP BY K")
                .ShouldBe(rows.GroupBy(static row => row.Key).Select(static group => group.Last())),
            iter: 200,
            threads: 1);

    [Fact]
    public void A_limit_counts_what_the_condition_lets_through() =>
        Gen.Select(s_rows, Gen.Long[-6, 6], Gen.Int[1, 70]).Sample(
            static (rows, least, limit) => Query(rows, string.Create(CultureInfo.InvariantCulture, $"SELECT K, V FROM rows WHERE K >= {least} LIMIT {limit}"))
                .ShouldBe(rows.Where(row => row.Key >= least).Take(limit)),
            iter: 200,
            threads: 1);

    [Fact]
    public void A_limit_behind_an_order_takes_the_first_of_the_order() =>
        Gen.Select(s_rows, Gen.Int[1, 70]).Sample(
            static (rows, limit) => Query(rows, string.Create(CultureInfo.InvariantCulture, $"SELECT K, V FROM rows ORDER BY V LIMIT {limit}")).Select(static row => row.Value)
                .ShouldBe(rows.Select(static row => row.Value).Order().Take(limit)),
            iter: 200,
            threads: 1);

    [Fact]
    public void Aggregates_say_of_each_group_what_its_rows_hold() =>
        s_rows.Sample(
            static rows => Json(rows, "SELECT K, count() AS C, sum(item=V) AS S, min(item=V) AS L, max(item=V) AS H, enumerate(items=V) AS E FROM rows GROUP BY K")
                .ShouldBe(rows.GroupBy(static row => row.Key).Select(static group => string.Create(
                    CultureInfo.InvariantCulture,
                    $"{{\"K\":{group.Key},\"C\":{group.Count()},\"S\":{group.Sum(static row => row.Value)},\"L\":{group.Min(static row => row.Value)},\"H\":{group.Max(static row => row.Value)},\"E\":[{string.Join(',', group.Select(static row => row.Value))}]}}"))),
            iter: 200,
            threads: 1);

    [Fact]
    public void Foreach_runs_the_query_for_each_row_in_order() =>
        Gen.Select(s_rows, Gen.Int[0, 3]).Sample(
            static (rows, count) => Query(rows, string.Create(CultureInfo.InvariantCulture, $"SELECT * FROM foreach(row=rows, query={{ SELECT K, V + _value AS V FROM range(end={count}) }})"))
                .ShouldBe(rows.SelectMany(row => Enumerable.Range(0, count).Select(i => row with { Value = row.Value + i }))),
            iter: 200,
            threads: 1);

    [Fact]
    public void Chain_is_one_query_behind_the_other() =>
        Gen.Select(s_rows, Gen.Long[-6, 6]).Sample(
            static (rows, least) => Query(rows, string.Create(CultureInfo.InvariantCulture, $"SELECT * FROM chain(a={{ SELECT K, V FROM rows WHERE K >= {least} }}, b={{ SELECT K, V FROM rows WHERE K < {least} }})"))
                .ShouldBe(rows.Where(row => row.Key >= least).Concat(rows.Where(row => row.Key < least))),
            iter: 200,
            threads: 1);

    [Fact]
    public void Switch_takes_the_first_query_that_has_a_row() =>
        Gen.Select(s_rows, Gen.Long[-6, 6]).Sample(
            static (rows, least) =>
            {
                Row[] first = [.. rows.Where(row => row.Key >= least)];
                Query(rows, string.Create(CultureInfo.InvariantCulture, $"SELECT * FROM switch(a={{ SELECT K, V FROM rows WHERE K >= {least} }}, b={{ SELECT K, V FROM rows WHERE K < {least} }})"))
                    .ShouldBe(first.Length > 0 ? first : rows.Where(row => row.Key < least));
            },
            iter: 200,
            threads: 1);

    [Fact]
    public void If_runs_one_of_its_queries() =>
        Gen.Select(s_rows, Gen.Bool).Sample(
            static (rows, condition) => Query(rows, $"SELECT * FROM if(condition={(condition ? "TRUE" : "FALSE")}, then={{ SELECT K, V FROM rows WHERE K > 0 }}, else={{ SELECT K, V FROM rows WHERE K <= 0 }})")
                .ShouldBe(rows.Where(row => row.Key > 0 == condition)),
            iter: 200,
            threads: 1);

    [Fact]
    public void In_finds_what_equals_an_item() =>
        Gen.Select(s_rows, Gen.Long[-6, 6].Array[1, 5]).Sample(
            static (rows, keys) => Query(rows, $"SELECT K, V FROM rows WHERE K IN ({string.Join(", ", keys.Select(static (key, i) => i % 2 == 0 ? $"{key}" : $"{key}.0"))},)")
                .ShouldBe(rows.Where(row => keys.Contains(row.Key))),
            iter: 200,
            threads: 1);

    [Fact]
    public void Numbers_compare_by_their_value_whatever_their_kind() =>
        Gen.Select(Gen.Long[-1000, 1000], Gen.Int[-4000, 4000].Select(static quarter => quarter / 4.0)).Sample(
            static (integer, real) => EvaluatedQuery.Of("SELECT a < b AS A, a > b AS B, a <= b AS C, a >= b AS D, a = b AS E, a != b AS F FROM scope()", ("a", integer), ("b", real)).Json
                .ShouldBe(Flags(integer < real, integer > real, integer <= real, integer >= real, integer == real, integer != real)),
            iter: 200,
            threads: 1);

    [Fact]
    public void Texts_compare_by_their_characters() =>
        Gen.Select(Gen.Char["abAB1_é"].Array[0, 4], Gen.Char["abAB1_é"].Array[0, 4]).Sample(
            static (left, right) =>
            {
                int order = string.CompareOrdinal(new string(left), new string(right));
                EvaluatedQuery.Of("SELECT a < b AS A, a > b AS B, a <= b AS C, a >= b AS D, a = b AS E, a != b AS F FROM scope()", ("a", new string(left)), ("b", new string(right))).Json
                    .ShouldBe(Flags(order < 0, order > 0, order <= 0, order >= 0, order == 0, order != 0));
            },
            iter: 200,
            threads: 1);

    /// <summary>The server counts behind the row, so a limit of 0 gives one.</summary>
    [Fact]
    public void A_limit_ends_a_source_that_has_no_end() =>
        Gen.Int[0, 50].Sample(
            static limit => EvaluatedQuery.Of(string.Create(CultureInfo.InvariantCulture, $"SELECT _value FROM range(end=1000000000000) LIMIT {limit}")).Rows.Count.ShouldBe(Math.Max(limit, 1)),
            iter: 30,
            threads: 1);

    private static string Flags(params IEnumerable<bool> flags) => $"[{{{string.Join(',', flags.Select(static (flag, i) => $"\"{(char)('A' + i)}\":{(flag ? "true" : "false")}"))}}}]";

    private static IReadOnlyList<string> Json(Row[] rows, string vql) => EvaluatedQuery.Of(vql, ("rows", ListOf(rows))).Rows;

    private static VqlList ListOf(Row[] rows) => new([.. rows.Select(static row => new VqlDict(3).Set("K", row.Key).Set("K0", row.Key).Set("V", row.Value))], VqlList.RowType);

    private static Row[] Query(Row[] rows, string vql) => [.. EvaluatedQuery.Of(vql, ("rows", ListOf(rows))).Rows.Select(static json => Row.Parse(json))];

    private sealed record Row(long Key, long Value)
    {
        public static Row Parse(string json)
        {
            using var document = System.Text.Json.JsonDocument.Parse(json);
            return new Row(document.RootElement.GetProperty("K").GetInt64(), document.RootElement.GetProperty("V").GetInt64());
        }
    }
}
