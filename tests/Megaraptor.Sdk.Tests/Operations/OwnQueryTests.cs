using System.Globalization;
using CsCheck;
using Megaraptor.Sdk.Catalogue;
using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Tests.Operations;

/// <summary>Queries that callers write themselves, as interpolated strings, on the Lab.</summary>
public sealed partial class OwnQueryTests(LabFixture lab)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rows_are_read_into_a_record_of_the_callers_own()
    {
        string id = LabFixture.Web;
        HostRow host = (await lab.Client.QueryAsync<HostRow>($"SELECT client_id, os_info.hostname AS hostname, os_info.system AS System, last_seen_at FROM clients(client_id={id})", Token).ToListAsync(Token)).ShouldHaveSingleItem();

        (host.ClientId, host.Name.Length > 0, host.Os, host.LastSeenAt?.Year >= 2026).ShouldBe((LabFixture.Web, true, "linux", true));
    }

    [Fact]
    public async Task A_final_limit_tells_whether_there_is_more()
    {
        VqlRows<VqlRow> some = lab.Client.QueryAsync($"SELECT client_id FROM clients() LIMIT {2}", Token);
        VqlRows<VqlRow> all = lab.Client.QueryAsync($"SELECT client_id FROM clients() LIMIT {10_000}", Token);

        ((await some.ToListAsync(Token)).Count, some.Outcome.HasMore).ShouldBe((2, true));
        await all.ToListAsync(Token);
        all.Outcome.HasMore.ShouldBe(false);
    }

    [Fact]
    public async Task A_column_that_is_missing_is_said_and_not_read_as_nothing()
    {
        VqlException failure = await Should.ThrowAsync<VqlException>(() => lab.Client.QueryAsync<HostRow>($"SELECT client_id, os_info.hostname AS hostnam, 'x' AS System FROM clients()", Token).ToListAsync(Token));

        (failure.Message, failure.Hint!.Contains("Select hostnam AS hostname", StringComparison.Ordinal)).ShouldBe(("The query yields no column 'hostname', from which HostRow.Name is read.", true));
    }

    [Fact]
    public async Task A_column_that_may_be_null_may_be_missing() =>
        (await lab.Client.QueryAsync<HostRow>($"SELECT client_id, 'h' AS hostname, 'x' AS System FROM clients() LIMIT {1}", Token).ToListAsync(Token))[0].LastSeenAt.ShouldBeNull();

    [Fact]
    public Task A_text_comes_back_as_it_was() => Gen.String.Where(static text => !text.Any(char.IsSurrogate)).SampleAsync(
        async text => (await OneAsync($"SELECT {text} AS V FROM scope()"))["V"].AsString().ShouldBe(text), iter: 100);

    [Fact]
    public Task Texts_in_a_list_come_back_as_they_were() => Gen.String.Where(static text => !text.Any(char.IsSurrogate)).List[0, 4].SampleAsync(
        async texts => (await OneAsync($"SELECT {texts} AS V FROM scope()"))["V"].Elements().Select(static value => value.AsString()).ShouldBe(texts), iter: 50);

    [Fact]
    public Task Whole_numbers_come_back_as_they_were() => Gen.Long.List[0, 4].SampleAsync(
        async numbers => (await OneAsync($"SELECT {numbers} AS V, {numbers.Sum(static number => number / 8)} AS S FROM scope()"))["V"].Elements().Select(static value => value.AsInt64()!.Value).ShouldBe(numbers), iter: 50);

    [Fact]
    public Task Numbers_come_back_as_they_were() => Gen.Double.Where(double.IsFinite).SampleAsync(
        async number => (await OneAsync($"SELECT {number} AS V FROM scope()"))["V"].AsDouble().ShouldBe(number), iter: 50);

    [Fact]
    public Task Points_in_time_come_back_to_the_tick() => Gen.Long[new DateTime(1971, 1, 1, 0, 0, 0, DateTimeKind.Utc).Ticks, new DateTime(2200, 1, 1, 0, 0, 0, DateTimeKind.Utc).Ticks].SampleAsync(
        async ticks =>
        {
            var time = new DateTimeOffset(ticks, TimeSpan.Zero);
            (await OneAsync($"SELECT {time} AS V FROM scope()"))["V"].AsTimestamp().ShouldBe(time);
        },
        iter: 50);

    [Theory]
    [InlineData("2000-01-01T00:00:00Z", true)]
    [InlineData("2100-01-01T00:00:00Z", false)]
    public async Task Points_in_time_are_compared(string time, bool isSeen)
    {
        var since = DateTimeOffset.Parse(time, CultureInfo.InvariantCulture);

        ((await lab.Client.QueryAsync($"SELECT client_id FROM clients() WHERE timestamp(epoch=last_seen_at) > {since}", Token).ToListAsync(Token)).Count > 0).ShouldBe(isSeen);
    }

    [Fact]
    public async Task Texts_by_two_names_come_back_as_they_were()
    {
        var table = new Dictionary<string, IReadOnlyDictionary<string, string>> { ["Linux.Sys.A"] = new Dictionary<string, string> { ["P"] = "2024-01-01T00:00:00Z", ["Q r"] = "'\"`" } };
        VqlValue read = (await OneAsync($"SELECT {table} AS V FROM scope()"))["V"];

        (read["Linux.Sys.A"]["P"].AsString(), read["Linux.Sys.A"]["Q r"].AsString()).ShouldBe(("2024-01-01T00:00:00Z", "'\"`"));
    }

    [Fact]
    public async Task Rows_logs_columns_verdict_and_notes_come_in_one_result()
    {
        VqlResult<VqlRow> result = await lab.Client.QueryAsync($"SELECT log(message={"hello"}) AS Said, _value AS N FROM range(end={3}) LIMIT {2}", Token).ToResultAsync(Token);

        (result.Rows.Count, string.Join(',', result.Columns), result.Verdict, result.Logs[0].Text, result.HasMore, result.IsComplete).ShouldBe((2, "Said,N", VqlVerdict.Ok, "hello", true, true));
        result.EnsureComplete().ShouldBeSameAs(result);
    }

    [Fact]
    public async Task A_result_without_rows_says_that_nothing_matched() =>
        (await lab.Client.QueryAsync($"SELECT * FROM clients() WHERE client_id = {"C.none"}", Token).ToResultAsync(Token)).Verdict.ShouldBe(VqlVerdict.OkNoRows);

    [Fact]
    public async Task Rows_that_came_before_a_failure_are_kept_with_it()
    {
        VqlResult<VqlRow> result = await lab.Client.QueryAsync($"SELECT client_id, upcase(foo={1}) AS Y FROM clients()", Token).ToResultAsync(Token);

        (result.Rows.Count > 0, result.Verdict, result.IsComplete, result.HasMore).ShouldBe((true, VqlVerdict.Partial, false, null));
        Should.Throw<MegaraptorException>(result.EnsureComplete).Code.ShouldBe(MegaraptorErrorCode.Partial);
    }

    [Fact]
    public async Task A_query_of_which_nothing_came_throws_and_gives_no_result() =>
        await Should.ThrowAsync<VqlException>(() => lab.Client.QueryAsync($"SELECT * FROM cleints(search={"x"})", Token).ToResultAsync(Token));

    [Fact]
    public async Task A_query_that_lacks_a_permission_throws_and_gives_no_result()
    {
        await using VelociraptorClient reader = lab.Connect("reader", "api");

        await Should.ThrowAsync<PermissionDeniedException>(() => reader.QueryAsync($"SELECT hunt(description={"x"}, artifacts={"Generic.Client.Info"}) AS H FROM scope()", Token).ToResultAsync(Token));
    }

    private async Task<VqlRow> OneAsync(VqlInterpolatedText query) => (await lab.Client.QueryAsync(query, Token).ToListAsync(Token)).ShouldHaveSingleItem();

    /// <summary>A host, as a user's program would declare it.</summary>
    [VqlRow]
    internal sealed partial record HostRow(string ClientId, [property: Column("hostname")] string Name, [property: Column("System")] string Os, DateTimeOffset? LastSeenAt);
}
