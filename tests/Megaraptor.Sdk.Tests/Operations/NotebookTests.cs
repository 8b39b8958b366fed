using Megaraptor.Lab;
using Megaraptor.Lab.Faults;
using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Operations.Notebooks;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Tests.Operations;

/// <summary>Notebooks on the Lab: made, written, read, deleted; and what would be a silent nothing.</summary>
public sealed class NotebookTests(LabFixture lab)
{
    private const string Hostile = "It's \"a\" case `§` \u202E\n'); SELECT * FROM info() --";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_notebook_is_made_and_listed()
    {
        NotebookDetails made = await lab.Client.Notebooks.CreateAsync(Hostile, "probe", ["admin"], cancellationToken: Token);
        IReadOnlyList<NotebookSummary> listed = await lab.Client.Notebooks.ListAsync(cancellationToken: Token).ToListAsync(Token);

        NotebookSummary found = listed.Single(notebook => notebook.NotebookId == made.NotebookId);
        (found.Name, found.Description, found.Collaborators.Single(), found.CreatedTime > DateTimeOffset.UtcNow.AddHours(-1)).ShouldBe((Hostile, "probe", "admin", true));
        found.CellIds.ShouldBe(made.Cells.Select(static cell => cell.CellId));
    }

    [Fact]
    public async Task Cells_are_added_changed_and_deleted()
    {
        NotebookDetails made = await lab.Client.Notebooks.CreateAsync("cells", cancellationToken: Token);

        NotebookCell added = await lab.Client.Notebooks.AddCellAsync(made.NotebookId, CellType.Markdown, "# Findings\n\n* one\n* two", Token);
        NotebookCell changed = await lab.Client.Notebooks.UpdateCellAsync(made.NotebookId, added.CellId, CellType.Markdown, Hostile, Token);
        NotebookCell deleted = await lab.Client.Notebooks.DeleteCellAsync(made.NotebookId, added.CellId, Token);
        NotebookDetails now = await lab.Client.Notebooks.GetAsync(made.NotebookId, Token);

        (added.Type, added.Output.StartsWith("Findings\n", StringComparison.Ordinal), added.UpdatedTime > DateTimeOffset.UtcNow.AddHours(-1)).ShouldBe(("markdown", true, true));
        (changed.CellId, changed.Input, deleted.Input).ShouldBe((added.CellId, Hostile, Hostile));
        now.Cells.ShouldNotContain(cell => cell.CellId == added.CellId);
    }

    [Fact]
    public async Task The_rows_of_a_cell_are_read_page_by_page()
    {
        NotebookDetails made = await lab.Client.Notebooks.CreateAsync("rows", cancellationToken: Token);
        NotebookCell cell = await lab.Client.Notebooks.AddCellAsync(made.NotebookId, CellType.Vql, "SELECT _value AS A FROM range(end=5)\n\nSELECT 'second' AS B FROM scope()", Token);

        VqlRows<VqlRow> first = lab.Client.Notebooks.ResultsAsync(made.NotebookId, cell.CellId, limit: 3, cancellationToken: Token);
        IReadOnlyList<VqlRow> page = await first.ToListAsync(Token);
        IReadOnlyList<VqlRow> rest = await lab.Client.Notebooks.ResultsAsync(made.NotebookId, cell.CellId, cursor: first.Outcome.Continuation!(), cancellationToken: Token).ToListAsync(Token);
        IReadOnlyList<VqlRow> second = await lab.Client.Notebooks.ResultsAsync(made.NotebookId, cell.CellId, 2, cancellationToken: Token).ToListAsync(Token);

        cell.Tables.ShouldBe([1, 2]);
        cell.Output.ShouldContain("[table 2]");
        first.Outcome.HasMore.ShouldBe(true);
        page.Concat(rest).Select(static row => row["A"].AsInt64()).ShouldBe([0, 1, 2, 3, 4]);
        second.Single()["B"].AsString().ShouldBe("second");
    }

    [Fact]
    public async Task A_cursor_does_not_outlive_the_results_it_was_made_for()
    {
        NotebookDetails made = await lab.Client.Notebooks.CreateAsync("again", cancellationToken: Token);
        NotebookCell cell = await lab.Client.Notebooks.AddCellAsync(made.NotebookId, CellType.Vql, "SELECT _value AS A FROM range(end=5)", Token);
        VqlRows<VqlRow> first = lab.Client.Notebooks.ResultsAsync(made.NotebookId, cell.CellId, limit: 1, cancellationToken: Token);
        await first.ToListAsync(Token);
        await lab.Client.Notebooks.UpdateCellAsync(made.NotebookId, cell.CellId, CellType.Vql, cell.Input, Token);

        await Should.ThrowAsync<InvalidArgumentException>(() => lab.Client.Notebooks.ResultsAsync(made.NotebookId, cell.CellId, cursor: first.Outcome.Continuation!(), cancellationToken: Token).ToListAsync(Token));
    }

    [Fact]
    public async Task VQL_that_does_not_parse_is_not_sent()
    {
        NotebookDetails made = await lab.Client.Notebooks.CreateAsync("bad", cancellationToken: Token);

        (await Should.ThrowAsync<VqlException>(() => lab.Client.Notebooks.AddCellAsync(made.NotebookId, CellType.Vql, "SELEC", Token))).Line.ShouldBe(1);
        (await lab.Client.Notebooks.GetAsync(made.NotebookId, Token)).Cells.Count.ShouldBe(made.Cells.Count);
    }

    [Fact]
    public async Task A_table_that_a_cell_does_not_have_is_not_found()
    {
        NotebookDetails made = await lab.Client.Notebooks.CreateAsync("tables", cancellationToken: Token);
        NotebookCell cell = await lab.Client.Notebooks.AddCellAsync(made.NotebookId, CellType.Vql, "SELECT 1 AS A FROM scope()", Token);

        (await Should.ThrowAsync<NotFoundException>(() => lab.Client.Notebooks.ResultsAsync(made.NotebookId, cell.CellId, 2, cancellationToken: Token).ToListAsync(Token))).Hint.ShouldBe("It has 1.");
        (await Should.ThrowAsync<NotFoundException>(() => lab.Client.Notebooks.ResultsAsync(made.NotebookId, made.Cells[0].CellId, cancellationToken: Token).ToListAsync(Token))).Hint!.ShouldContain("markdown");
    }

    [Fact]
    public async Task A_notebook_is_deleted_only_when_that_is_said()
    {
        NotebookDetails made = await lab.Client.Notebooks.CreateAsync("to go", cancellationToken: Token);

        NotebookDeletion dry = await lab.Client.Notebooks.DeleteAsync(made.NotebookId, cancellationToken: Token);
        await lab.Client.Notebooks.GetAsync(made.NotebookId, Token);
        NotebookDeletion deleted = await lab.Client.Notebooks.DeleteAsync(made.NotebookId, reallyDoIt: true, Token);

        (dry.Deleted, dry.Name, deleted.Deleted).ShouldBe((false, "to go", true));
        await Should.ThrowAsync<NotFoundException>(() => lab.Client.Notebooks.GetAsync(made.NotebookId, Token));
    }

    [Fact]
    public async Task An_unknown_notebook_or_cell_is_not_found()
    {
        NotebookDetails made = await lab.Client.Notebooks.CreateAsync("known", cancellationToken: Token);

        await Should.ThrowAsync<NotFoundException>(() => lab.Client.Notebooks.GetAsync("N.NOSUCH", Token));
        await Should.ThrowAsync<NotFoundException>(() => lab.Client.Notebooks.AddCellAsync("N.NOSUCH", CellType.Markdown, "x", Token));
        await Should.ThrowAsync<NotFoundException>(() => lab.Client.Notebooks.DeleteAsync("N.NOSUCH", true, Token));
        await Should.ThrowAsync<NotFoundException>(() => lab.Client.Notebooks.DeleteCellAsync(made.NotebookId, "NC.NOSUCH", Token));
        await Should.ThrowAsync<NotFoundException>(() => lab.Client.Notebooks.UpdateCellAsync(made.NotebookId, "NC.NOSUCH", CellType.Markdown, "x", Token));
    }

    [Theory]
    [InlineData("N.'); SELECT")]
    [InlineData("N./../x")]
    [InlineData("")]
    public async Task What_is_no_id_is_refused(string id)
    {
        await Should.ThrowAsync<InvalidArgumentException>(() => lab.Client.Notebooks.GetAsync(id, Token));
        await Should.ThrowAsync<InvalidArgumentException>(() => lab.Client.Notebooks.DeleteCellAsync("N.X", id, Token));
    }

    [Fact]
    public async Task An_artifact_that_is_no_template_is_refused() =>
        await Should.ThrowAsync<InvalidArgumentException>(() => lab.Client.Notebooks.CreateAsync("x", artifacts: ["Linux.Sys.Pslist"], cancellationToken: Token));

    [Fact]
    public async Task Who_may_only_read_writes_no_notebook()
    {
        NotebookDetails made = await lab.Client.Notebooks.CreateAsync("theirs", cancellationToken: Token);
        await using VelociraptorClient reader = lab.Connect("reader", "api");

        (await Should.ThrowAsync<PermissionDeniedException>(() => reader.Notebooks.CreateAsync("x", cancellationToken: Token))).Permission.ShouldBe("COLLECT_SERVER");
        (await Should.ThrowAsync<PermissionDeniedException>(() => reader.Notebooks.AddCellAsync(made.NotebookId, CellType.Markdown, "x", Token))).Permission.ShouldBe("COLLECT_SERVER");
        (await Should.ThrowAsync<PermissionDeniedException>(() => reader.Notebooks.DeleteAsync(made.NotebookId, true, Token))).Permission.ShouldBe("SERVER_ADMIN");
        (await Should.ThrowAsync<PermissionDeniedException>(() => reader.Notebooks.ListAsync(all: true, cancellationToken: Token).ToListAsync(Token))).Permission.ShouldBe("SERVER_ADMIN");
    }

    [Fact]
    public async Task A_cell_whose_answer_was_cut_is_found_and_not_added_twice()
    {
        int writes = 0;
        await using LabServer own = await LabServer.StartAsync(
            new LabOptions { Fault = call => call.Texts[0].Contains("notebook_update_cell", StringComparison.Ordinal) && Interlocked.Increment(ref writes) == 1 ? LabFault.CutAfterRows(0) : null },
            Token);
        await using VelociraptorClient client = LabFixture.Connect(own);
        NotebookDetails made = await client.Notebooks.CreateAsync("cut", cancellationToken: Token);

        NotebookCell added = await client.Notebooks.AddCellAsync(made.NotebookId, CellType.Vql, "SELECT 1 AS A FROM scope()", Token);

        (added.Tables.Count, (await client.Notebooks.GetAsync(made.NotebookId, Token)).Cells.Count - made.Cells.Count, writes).ShouldBe((1, 1, 1));
    }

    [Theory]
    [InlineData(CellType.Markdown, "not_done")]
    [InlineData(CellType.Vql, "in_doubt")]
    public async Task A_cell_that_was_never_added_is_said_so(CellType type, string code)
    {
        await using LabServer own = await LabServer.StartAsync(
            new LabOptions { Fault = static call => call.Texts[0].Contains("notebook_update_cell", StringComparison.Ordinal) ? LabFault.Unavailable : null },
            Token);
        await using VelociraptorClient client = LabFixture.Connect(own);
        NotebookDetails made = await client.Notebooks.CreateAsync("refused", cancellationToken: Token);

        (await Should.ThrowAsync<MegaraptorException>(() => client.Notebooks.AddCellAsync(made.NotebookId, type, "SELECT 1 AS A FROM scope()", Token))).Code.Name.ShouldBe(code);
    }

    [Fact]
    public async Task A_notebook_whose_answer_was_cut_is_found_and_not_made_twice()
    {
        int writes = 0;
        await using LabServer own = await LabServer.StartAsync(
            new LabOptions { Fault = call => call.Texts[0].Contains("notebook_create", StringComparison.Ordinal) && Interlocked.Increment(ref writes) == 1 ? LabFault.CutAfterRows(0) : null },
            Token);
        await using VelociraptorClient client = LabFixture.Connect(own);

        NotebookDetails made = await client.Notebooks.CreateAsync("cut", cancellationToken: Token);

        ((await client.Notebooks.ListAsync(cancellationToken: Token).ToListAsync(Token)).Single().NotebookId, writes).ShouldBe((made.NotebookId, 1));
    }
}
