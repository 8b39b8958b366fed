using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Operations.Notebooks;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Tests.Operations;

/// <summary>Timelines on the Lab: rows of a collection, put in order; and what the server would leave out without a word.</summary>
public sealed class TimelineTests(LabFixture lab)
{
    private const string Processes = "Linux.Sys.Pslist";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rows_of_a_collection_are_added_listed_and_read()
    {
        (string notebookId, string flowId) = await PrepareAsync();

        TimelineAddition added = await lab.Client.Timelines.AddAsync(notebookId, "It's a case", "ps \"§\"", LabFixture.Web, flowId, Processes, "CreateTime", "Name", cancellationToken: Token);
        TimelinePart part = (await lab.Client.Timelines.ListAsync(notebookId, Token).ToListAsync(Token)).Single();
        IReadOnlyList<VqlRow> rows = await lab.Client.Timelines.GetAsync(notebookId, "It's a case", parts: ["ps \"§\""], cancellationToken: Token).ToListAsync(Token);
        IReadOnlyList<VqlRow> late = await lab.Client.Timelines.GetAsync(notebookId, "It's a case", since: DateTimeOffset.UtcNow.AddYears(10), cancellationToken: Token).ToListAsync(Token);

        (part.Name, part.KeyColumn, part.MessageColumn, added.Rows, added.RowsOfSource).ShouldBe(("ps \"§\"", "CreateTime", "Name", rows.Count, rows.Count));
        rows.Select(static row => row["Timestamp"].AsTimestamp()).ShouldBeInOrder();
        late.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("CreateTimes", "Did you mean 'CreateTime'?")]
    [InlineData("Name", "Columns with times: CreateTime")]
    [InlineData("Pid", "Columns with times: CreateTime")]
    [InlineData("Name) AS x FROM info() --", "Columns:")]
    public async Task A_column_that_holds_no_times_is_refused(string column, string hint)
    {
        (string notebookId, string flowId) = await PrepareAsync();

        (await Should.ThrowAsync<InvalidArgumentException>(() => lab.Client.Timelines.AddAsync(notebookId, "T", "ps", LabFixture.Web, flowId, Processes, column, cancellationToken: Token))).Hint!.ShouldContain(hint);
    }

    [Fact]
    public async Task A_name_that_is_taken_is_refused()
    {
        (string notebookId, string flowId) = await PrepareAsync();
        await lab.Client.Timelines.AddAsync(notebookId, "T", "ps", LabFixture.Web, flowId, Processes, "CreateTime", cancellationToken: Token);

        (await Should.ThrowAsync<InvalidArgumentException>(() => lab.Client.Timelines.AddAsync(notebookId, "T", "ps", LabFixture.Web, flowId, Processes, "CreateTime", cancellationToken: Token))).Message.ShouldContain("already");
    }

    [Fact]
    public async Task What_does_not_exist_is_not_found()
    {
        (string notebookId, string flowId) = await PrepareAsync();
        await lab.Client.Timelines.AddAsync(notebookId, "T", "ps", LabFixture.Web, flowId, Processes, "CreateTime", cancellationToken: Token);

        await Should.ThrowAsync<NotFoundException>(() => lab.Client.Timelines.ListAsync("N.NOSUCH", Token).ToListAsync(Token));
        (await Should.ThrowAsync<NotFoundException>(() => lab.Client.Timelines.GetAsync(notebookId, "nope", cancellationToken: Token).ToListAsync(Token))).Hint.ShouldBe("It has T.");
        (await Should.ThrowAsync<NotFoundException>(() => lab.Client.Timelines.GetAsync(notebookId, "T", parts: ["nope"], cancellationToken: Token).ToListAsync(Token))).Hint.ShouldBe("It has ps.");
        await Should.ThrowAsync<NotFoundException>(() => lab.Client.Timelines.AddAsync(notebookId, "T", "other", LabFixture.Web, "F.NOSUCH", Processes, "CreateTime", cancellationToken: Token));
    }

    [Fact]
    public async Task A_notebook_without_timelines_has_none() =>
        (await lab.Client.Timelines.ListAsync((await lab.Client.Notebooks.CreateAsync("none", cancellationToken: Token)).NotebookId, Token).ToListAsync(Token)).ShouldBeEmpty();

    private async Task<(string NotebookId, string FlowId)> PrepareAsync()
    {
        string notebookId = (await lab.Client.Notebooks.CreateAsync("timelines", cancellationToken: Token)).NotebookId;
        string flowId = (await lab.Client.Collections.StartAsync(LabFixture.Web, [Processes], cancellationToken: Token)).FlowId;
        await lab.Client.Flows.WaitAsync(LabFixture.Web, flowId, 60, Token);
        return (notebookId, flowId);
    }
}
