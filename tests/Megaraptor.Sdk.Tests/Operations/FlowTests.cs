using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Operations.Flows;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Tests.Operations;

public sealed class FlowTests(LabFixture lab)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Flows_come_newest_first()
    {
        IReadOnlyList<FlowSummary> flows = await lab.Client.Flows.ListAsync(LabFixture.Web, cancellationToken: Token).ToListAsync(Token);

        flows.Count.ShouldBeGreaterThan(5);
        flows.Select(static flow => flow.CreateTime).ShouldBeInOrder(SortDirection.Descending);
    }

    [Fact]
    public async Task The_sources_of_a_flow_follow_each_other_and_each_row_says_which_it_is_of()
    {
        IReadOnlyList<VqlRow> rows = await lab.Client.Flows.ResultsAsync(LabFixture.Web, LabFixture.CronFlow, cancellationToken: Token).ToListAsync(Token);

        string[] sources = [.. rows.Select(static row => row["_Source"].AsString()!)];
        sources.Distinct().Count().ShouldBeGreaterThan(1);
        sources.ShouldBe(sources.GroupBy(static source => source).SelectMany(static group => group));
    }

    [Fact]
    public async Task The_rows_of_one_source_are_not_marked()
    {
        IReadOnlyList<VqlRow> rows = await lab.Client.Flows.ResultsAsync(LabFixture.Web, LabFixture.CronFlow, "Linux.Sys.Crontab/CronTabs", cancellationToken: Token).ToListAsync(Token);

        rows.ShouldNotBeEmpty();
        rows.ShouldAllBe(static row => row["_Source"].IsNull);
    }

    [Fact]
    public async Task An_artifact_that_was_collected_and_found_nothing_is_no_failure()
    {
        FlowSummary empty = (await lab.Client.Flows.ListAsync(LabFixture.Web, cancellationToken: Token).ToListAsync(Token)).First(static flow => flow.ArtifactsWithResults.Count == 0);
        VqlRows<VqlRow> rows = lab.Client.Flows.ResultsAsync(LabFixture.Web, empty.FlowId, empty.ArtifactsRequested[0], cancellationToken: Token);

        (await rows.ToListAsync(Token)).ShouldBeEmpty();
        rows.Outcome.Verdict.ShouldBe(VqlVerdict.OkNoRows);
        rows.Outcome.Notes.ShouldHaveSingleItem().ShouldBe($"{empty.ArtifactsRequested[0]} was collected and returned no rows.");
    }

    [Fact]
    public async Task An_artifact_that_was_not_collected_is_a_failure_that_names_what_was()
    {
        NotFoundException failure = await Should.ThrowAsync<NotFoundException>(
            () => lab.Client.Flows.ResultsAsync(LabFixture.Web, LabFixture.NetstatFlow, "Linux.Sys.Pslist", cancellationToken: Token).ToListAsync(Token));

        failure.Hint.ShouldNotBeNull().ShouldContain("Linux.Network.NetstatEnriched");
    }

    [Fact]
    public async Task A_flow_of_another_client_is_not_found() =>
        await Should.ThrowAsync<NotFoundException>(() => lab.Client.Flows.ResultsAsync(LabFixture.Laptop, LabFixture.NetstatFlow, cancellationToken: Token).ToListAsync(Token));

    [Fact]
    public async Task A_cursor_of_another_flow_is_refused()
    {
        VqlRows<VqlRow> page = lab.Client.Flows.ResultsAsync(LabFixture.Web, LabFixture.NetstatFlow, limit: 1, cancellationToken: Token);
        await page.ToListAsync(Token);

        await Should.ThrowAsync<InvalidArgumentException>(() => lab.Client.Flows.ResultsAsync(LabFixture.Web, LabFixture.CronFlow, cursor: page.Outcome.Continuation!(), cancellationToken: Token).ToListAsync(Token));
    }

    [Theory]
    [InlineData("x")]
    [InlineData("MDow.")]
    [InlineData("LTE6MA")]
    public async Task A_cursor_that_no_answer_gave_is_refused(string cursor) =>
        await Should.ThrowAsync<InvalidArgumentException>(() => lab.Client.Flows.ResultsAsync(LabFixture.Web, LabFixture.NetstatFlow, cursor: cursor, cancellationToken: Token).ToListAsync(Token));

    [Fact]
    public async Task Columns_are_chosen_by_name_and_in_order()
    {
        IReadOnlyList<VqlRow> rows = await lab.Client.Flows.ResultsAsync(LabFixture.Web, LabFixture.NetstatFlow, columns: ["Status", "Pid"], cancellationToken: Token).ToListAsync(Token);

        rows.ShouldNotBeEmpty();
        rows.ShouldAllBe(static row => string.Join(',', row.Columns.Select(static column => column.Key)) == "Status,Pid");
    }

    [Theory]
    [InlineData("pid", "Did you mean Pid?")]
    [InlineData("config", "They have ")]
    public async Task A_column_that_no_row_has_is_noted_and_never_looked_up_elsewhere(string column, string hint)
    {
        VqlRows<VqlRow> rows = lab.Client.Flows.ResultsAsync(LabFixture.Web, LabFixture.NetstatFlow, columns: ["Pid", column], cancellationToken: Token);

        (await rows.ToListAsync(Token)).ShouldAllBe(static row => row.Columns.Count == 1);
        rows.Outcome.Notes.ShouldContain(note => note.Contains($"'{column}'", StringComparison.Ordinal) && note.Contains(hint, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_empty_choice_of_columns_is_refused() =>
        await Should.ThrowAsync<InvalidArgumentException>(() => lab.Client.Flows.ResultsAsync(LabFixture.Web, LabFixture.NetstatFlow, columns: [], cancellationToken: Token).ToListAsync(Token));

    [Fact]
    public async Task Typed_rows_of_several_sources_want_one_to_be_named() =>
        (await Should.ThrowAsync<InvalidArgumentException>(() => lab.Client.Flows.ResultsAsync(LabFixture.Web, LabFixture.CronFlow, VqlRow.Read, cancellationToken: Token).ToListAsync(Token))).Hint!.ShouldContain("Linux.Sys.Crontab/CronTabs");
}
