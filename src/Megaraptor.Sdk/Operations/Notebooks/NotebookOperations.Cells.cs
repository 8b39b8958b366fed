using Megaraptor.Sdk.Catalogue;
using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Operations.Effects;
using Megaraptor.Sdk.Query;
using Megaraptor.Vql.Syntax;

namespace Megaraptor.Sdk.Operations.Notebooks;

/// <content>Changing the cells of notebooks.</content>
public partial class NotebookOperations
{
    /// <summary>Add a cell at the end of a notebook. VQL runs on the server at once, with all that you may do there; Markdown is shown as text.</summary>
    /// <param name="notebookId">The notebook's id.</param>
    /// <param name="type">What the cell holds.</param>
    /// <param name="input">The VQL, or the Markdown.</param>
    /// <param name="cancellationToken">Ends the wait; a cell that was added stays.</param>
    /// <returns>The cell as the server has it, with what it shows.</returns>
    /// <exception cref="NotFoundException">There is no such notebook.</exception>
    /// <exception cref="VqlException">The VQL does not parse, and nothing was sent; or the server could not carry it out, and the message says whether the cell is there.</exception>
    [Operation("add_notebook_cell", Effect.Administer, Needs = Permission.CollectServer | Permission.ReadResults, Verb = "notebooks add-cell")]
    public virtual async Task<NotebookCell> AddCellAsync(string notebookId, CellType type, [QueryText] string input, CancellationToken cancellationToken = default)
    {
        CheckInput(type, input);
        NotebookDetails before = await GetAsync(notebookId, cancellationToken).ConfigureAwait(false);
        return await ChangeAsync(
            notebookId,
            $"a cell was added to notebook {notebookId}",
            type,
            async token => await WriteCellAsync(notebookId, cellId: null, Word(type), input, token).ToListAsync(token).ConfigureAwait(false),
            cell => before.Cells.All(known => known.CellId != cell.CellId) && cell.Input == input,
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Replace what a cell of a notebook holds. VQL runs on the server at once, with all that you may do there. The same input calculates the cell anew.</summary>
    /// <param name="notebookId">The notebook's id.</param>
    /// <param name="cellId">The cell's id, from get_notebook.</param>
    /// <param name="type">What the cell holds from now on.</param>
    /// <param name="input">The VQL, or the Markdown.</param>
    /// <param name="cancellationToken">Ends the wait; a change that the server has begun stays.</param>
    /// <returns>The cell as the server has it, with what it shows.</returns>
    /// <exception cref="NotFoundException">There is no such notebook or cell.</exception>
    /// <exception cref="VqlException">The VQL does not parse, and nothing was sent; or the server could not carry it out, and the message says whether the cell was changed.</exception>
    [Operation("update_notebook_cell", Effect.Administer, Needs = Permission.CollectServer | Permission.ReadResults, Verb = "notebooks update-cell")]
    public virtual async Task<NotebookCell> UpdateCellAsync(string notebookId, string cellId, CellType type, [QueryText] string input, CancellationToken cancellationToken = default)
    {
        NotebookIds.CheckCell(cellId);
        CheckInput(type, input);
        NotebookCell before = Cell(await GetAsync(notebookId, cancellationToken).ConfigureAwait(false), cellId);
        return await ChangeAsync(
            notebookId,
            $"cell {cellId} was changed",
            type,
            async token => await WriteCellAsync(notebookId, cellId, Word(type), input, token).ToListAsync(token).ConfigureAwait(false),
            cell => cell.CellId == cellId && cell.Input == input && (cell.Version != before.Version || cell.UpdatedTime != before.UpdatedTime),
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Delete a cell of a notebook with its results.</summary>
    /// <param name="notebookId">The notebook's id.</param>
    /// <param name="cellId">The cell's id, from get_notebook.</param>
    /// <param name="cancellationToken">Ends the wait; what the server has begun goes on.</param>
    /// <returns>The cell that was deleted.</returns>
    /// <exception cref="NotFoundException">There is no such notebook or cell.</exception>
    [Operation("delete_notebook_cell", Effect.Destroy, Needs = Permission.CollectServer | Permission.ReadResults, Verb = "notebooks delete-cell")]
    public virtual async Task<NotebookCell> DeleteCellAsync(string notebookId, string cellId, CancellationToken cancellationToken = default)
    {
        NotebookIds.CheckCell(cellId);
        NotebookCell before = Cell(await GetAsync(notebookId, cancellationToken).ConfigureAwait(false), cellId);
        await VerifiedEffect.RunAsync(
            client.Clock,
            $"cell {cellId} is gone",
            async token => await RemoveCellAsync(notebookId, cellId, token).ToListAsync(token).ConfigureAwait(false),
            token => GetAsync(notebookId, token),
            notebook => notebook.Cells.All(cell => cell.CellId != cellId),
            cancellationToken).ConfigureAwait(false);
        return before;
    }

    private static string Word(CellType type) => type == CellType.Vql ? "vql" : "markdown";

    private static void CheckInput(CellType type, string input)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (type == CellType.Vql && VerdictFailures.Explain(VqlSyntax.Parse(input)) is { } failure)
        {
            throw failure;
        }
    }

    private async Task<NotebookCell> ChangeAsync(
        string notebookId,
        string effect,
        CellType type,
        Func<CancellationToken, Task> act,
        Predicate<NotebookCell> isIt,
        CancellationToken cancellationToken)
    {
        try
        {
            NotebookDetails after = await VerifiedEffect.RunAsync(client.Clock, effect, act, token => GetAsync(notebookId, token), notebook => notebook.Cells.Any(cell => isIt(cell)), cancellationToken).ConfigureAwait(false);
            return after.Cells.First(cell => isIt(cell));
        }
        catch (VqlException failure) when (failure.Code == MegaraptorErrorCode.VqlError)
        {
            // The server stores a cell before or after it carries it out: which of them is not laid down.
            NotebookDetails after = await GetAsync(notebookId, cancellationToken).ConfigureAwait(false);
            string found = after.Cells.FirstOrDefault(cell => isIt(cell)) is { } cell ? $"The cell is there as {cell.CellId}" : "Nothing was stored";
            throw new VqlException(failure.Code, $"{failure.Message} {found}.", failure.Hint ?? "Correct the VQL; check_vql says what is wrong with it.", failure.Logs) { Line = failure.Line, Column = failure.Column };
        }
        catch (MegaraptorException failure) when (failure.Code == MegaraptorErrorCode.NotDone && failure.InnerException is MegaraptorException fault && type == CellType.Vql)
        {
            // A query may run for minutes before its cell is stored.
            throw VerifiedEffect.InDoubt(effect, fault);
        }
    }

    [Vql("SELECT notebook_update_cell(notebook_id=@notebookId, cell_id=@cellId, type=@type, input=@input) AS notebook FROM scope()")]
    private partial VqlRows<NotebookRow> WriteCellAsync(string notebookId, string? cellId, string type, string input, CancellationToken cancellationToken);

    [Vql("SELECT notebook_update_cell(notebook_id=@notebookId, cell_id=@cellId, delete=TRUE) AS notebook FROM scope()")]
    private partial VqlRows<NotebookRow> RemoveCellAsync(string notebookId, string cellId, CancellationToken cancellationToken);
}
