using System.Runtime.CompilerServices;
using Megaraptor.Sdk.Catalogue;
using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Operations.Notebooks;

/// <summary>What can be asked and done about notebooks: text and queries that belong to a case, with their results and timelines.</summary>
/// <param name="client">The server.</param>
public partial class NotebookOperations(VelociraptorClient client)
{
    /// <summary>For substitutes in tests, see docs/testing.md. Members that are not overridden throw an <see cref="InvalidOperationException"/> where they would need a server.</summary>
    protected NotebookOperations()
        : this(VelociraptorClient.Unconnected)
    {
    }

    /// <summary>List the notebooks that you may see, the last changed first.</summary>
    /// <param name="all">Also those of others that are not shared; needs SERVER_ADMIN.</param>
    /// <param name="limit">Most notebooks to return.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    /// <returns>The notebooks.</returns>
    [Operation("list_notebooks", Effect.Read, Needs = Permission.ReadResults, Verb = "notebooks list")]
    [Vql("""
        SELECT notebook_id, name, description, creator, collaborators, public, created_time, modified_time,
               cell_metadata.cell_id AS cell_ids, timelines
        FROM notebooks(all=@all)
        ORDER BY modified_time DESC
        LIMIT @limit
        """)]
    public virtual partial VqlRows<NotebookSummary> ListAsync(bool all = false, [Page(Default = 50, Max = 10_000)] int? limit = null, CancellationToken cancellationToken = default);

    /// <summary>One notebook with its cells: what was written, what it shows as text, and what went wrong.</summary>
    /// <param name="notebookId">The notebook's id, from list_notebooks. The notebook of a hunt is N. and the hunt's id.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    /// <returns>The notebook.</returns>
    /// <exception cref="NotFoundException">There is no such notebook.</exception>
    [Operation("get_notebook", Effect.Read, Needs = Permission.ReadResults, Verb = "notebooks get")]
    public virtual async Task<NotebookDetails> GetAsync(string notebookId, CancellationToken cancellationToken = default)
    {
        NotebookIds.CheckNotebook(notebookId);
        IReadOnlyList<NotebookRow> rows;
        try
        {
            rows = await ReadAsync(notebookId, cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (NotFoundException)
        {
            // The server's words are about a file of its datastore.
            throw NotebookIds.NoNotebook(notebookId);
        }

        return rows is [var row] && row.Notebook["notebook_id"].AsString() is { Length: > 0 } ? NotebookDetails.Of(row.Notebook) : throw NotebookIds.NoNotebook(notebookId);
    }

    /// <summary>Read the rows of a table that the VQL of a notebook's cell gave.</summary>
    /// <param name="notebookId">The notebook's id.</param>
    /// <param name="cellId">The cell's id, from get_notebook.</param>
    /// <param name="table">The number of the table in the cell, from 1.</param>
    /// <param name="limit">Most rows to return.</param>
    /// <param name="cursor">Continues an earlier answer: its next_cursor, with the same arguments.</param>
    /// <param name="cancellationToken">Ends the queries.</param>
    /// <returns>The rows.</returns>
    /// <exception cref="NotFoundException">There is no such notebook, cell or table; thrown when the rows are read.</exception>
    [Operation("get_notebook_results", Effect.Read, Needs = Permission.ReadResults, Verb = "notebooks results")]
    public virtual VqlRows<VqlRow> ResultsAsync(
        string notebookId,
        string cellId,
        [Range(1, 10_000)] int table = 1,
        [Page(Default = 1000, Max = 10_000)] int? limit = null,
        [Cursor] string? cursor = null,
        CancellationToken cancellationToken = default) =>
        VqlRows.Create((outcome, token) => ResultsAsync(notebookId, cellId, table, limit, cursor, outcome, token), cancellationToken);

    /// <summary>A cell of a notebook.</summary>
    internal static NotebookCell Cell(NotebookDetails notebook, string cellId) =>
        notebook.Cells.FirstOrDefault(cell => cell.CellId == cellId) ?? throw NotebookIds.NoCell(notebook, cellId);

    private async IAsyncEnumerable<VqlRow> ResultsAsync(
        string notebookId,
        string cellId,
        int table,
        int? limit,
        string? cursor,
        QueryOutcome outcome,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        NotebookIds.CheckCell(cellId);
        NotebookCell cell = Cell(await GetAsync(notebookId, cancellationToken).ConfigureAwait(false), cellId);
        if (!cell.Tables.Contains(table))
        {
            throw new NotFoundException(
                $"Cell {cellId} has no table {table}.",
                cell.Error.Length > 0 ? "Its query failed: see error and messages in get_notebook."
                : cell.Tables.Count == 0 ? $"It is of type {cell.Type} and has no tables."
                : $"It has {string.Join(", ", cell.Tables)}.");
        }

        // A cell that was calculated anew has other rows: a cursor is for one version.
        string call = PageCursor.Fingerprint($"{notebookId}\n{cellId}\n{cell.Version}\n{table}");
        long start = 0;
        if (cursor is not null && !PageCursor.TryRead(cursor, call, out start))
        {
            throw new InvalidArgumentException("The cursor does not belong to this call, or the cell was calculated anew.", "Repeat the call that gave it, with the same arguments; or leave it out to begin at the first row.");
        }

        if (cell.Calculating)
        {
            outcome.AddNote("The cell is being calculated: these are the rows of before.");
        }

        long taken = 0;
        outcome.Continuation = () => PageCursor.Write(start + taken, call);
        VqlRows<VqlRow> rows = ReadTableAsync(notebookId, cellId, cell.Version, table, start, limit, cancellationToken);
        await foreach (VqlRow row in rows.ConfigureAwait(false))
        {
            outcome.RowsRead++;
            yield return row;
            taken++;
        }

        outcome.Follow(rows.Outcome);
    }

    [Vql("SELECT notebook_get(notebook_id=@notebookId) AS notebook FROM scope()")]
    private partial VqlRows<NotebookRow> ReadAsync(string notebookId, CancellationToken cancellationToken);

    [Vql("""
        SELECT * FROM source(notebook_id=@notebookId, notebook_cell_id=@cellId, notebook_cell_version=@version,
                             notebook_cell_table=@table, start_row=@start)
        LIMIT @limit
        """)]
    private partial VqlRows<VqlRow> ReadTableAsync(string notebookId, string cellId, string version, int table, long start, int? limit, CancellationToken cancellationToken);

    internal sealed record NotebookRow(VqlValue Notebook);
}
