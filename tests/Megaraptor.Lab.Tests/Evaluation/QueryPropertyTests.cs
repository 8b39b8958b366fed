using System.Globalization;
using CsCheck;
using Megaraptor.Lab.Evaluation.Values;

namespace Megaraptor.Lab.Tests.Evaluation;

/// <summary>Compares ordering, grouping and limits with a few lines of LINQ.</summary>
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
            iter: 300,
            threads: 1);

    [Fact]
    public void Grouping_counts_and_sums_each_key_in_the_order_in_which_they_come() =>
        s_rows.Sample(
            static rows => Query(rows, "SELECT count() AS K, sum(item=V) AS V FROM rows GROUP BY K0")
                .ShouldBe(rows.GroupBy(static row => row.Key).Select(static group => new Row(group.Count(), group.Sum(static row => row.Value)))),
            iter: 300,
            threads: 1);

    [Fact]
    public void Grouping_shows_the_last_row_of_each_key() =>
        s_rows.Sample(
            static rows => Query(rows, "SELECT K, V FROM rows GROUP BY K")
                .ShouldBe(rows.GroupBy(static row => row.Key).Select(static group => group.Last())),
            iter: 300,
            threads: 1);

    [Fact]
    public void A_limit_counts_what_the_condition_lets_through() =>
        Gen.Select(s_rows, Gen.Long[-6, 6], Gen.Int[1, 70]).Sample(
            static (rows, least, limit) => Query(rows, string.Create(CultureInfo.InvariantCulture, $"SELECT K, V FROM rows WHERE K >= {least} LIMIT {limit}"))
                .ShouldBe(rows.Where(row => row.Key >= least).Take(limit)),
            iter: 300,
            threads: 1);

    [Fact]
    public void A_limit_behind_an_order_takes_the_first_of_the_order() =>
        Gen.Select(s_rows, Gen.Int[1, 70]).Sample(
            static (rows, limit) => Query(rows, string.Create(CultureInfo.InvariantCulture, $"SELECT K, V FROM rows ORDER BY V LIMIT {limit}")).Select(static row => row.Value)
                .ShouldBe(rows.Select(static row => row.Value).Order().Take(limit)),
            iter: 300,
            threads: 1);

    private static Row[] Query(Row[] rows, string vql)
    {
        var list = new VqlList([.. rows.Select(static row => new VqlDict(3).Set("K", row.Key).Set("K0", row.Key).Set("V", row.Value))], VqlList.RowType);
        return [.. EvaluatedQuery.Of(vql, ("rows", list)).Rows.Select(static json => Row.Parse(json))];
    }

    private sealed record Row(long Key, long Value)
    {
        public static Row Parse(string json)
        {
            using var document = System.Text.Json.JsonDocument.Parse(json);
            return new Row(document.RootElement.GetProperty("K").GetInt64(), document.RootElement.GetProperty("V").GetInt64());
        }
    }
}
