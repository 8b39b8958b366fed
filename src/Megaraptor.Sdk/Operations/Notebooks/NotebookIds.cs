using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Evidence;

namespace Megaraptor.Sdk.Operations.Notebooks;

/// <summary>The grammar of the ids of notebooks and cells. Values are bound anyway; this tells a mistyped id from one that does not exist.</summary>
internal static class NotebookIds
{
    internal static void CheckNotebook(string notebookId)
    {
        if (!Fits(notebookId, "N."))
        {
            throw new InvalidArgumentException($"'{EvidenceText.Show(notebookId)}' is not the id of a notebook.", "Ids look like N.DC2OHMPV770T0: find the notebook with list_notebooks.");
        }
    }

    internal static void CheckCell(string cellId)
    {
        if (!Fits(cellId, "NC."))
        {
            throw new InvalidArgumentException($"'{EvidenceText.Show(cellId)}' is not the id of a cell.", "Ids look like NC.DC2OHMQKM09CG: find the cell with get_notebook.");
        }
    }

    internal static NotFoundException NoNotebook(string notebookId) => new($"There is no notebook {notebookId}.", "Find it with list_notebooks.");

    internal static NotFoundException NoCell(NotebookDetails notebook, string cellId) => new(
        $"Notebook {notebook.NotebookId} has no cell {cellId}.",
        notebook.Cells.Count == 0 ? "It has no cells." : $"It has {string.Join(", ", notebook.Cells.Select(static cell => cell.CellId))}.");

    private static bool Fits(string id, string prefix) =>
        id.Length > prefix.Length && id.StartsWith(prefix, StringComparison.Ordinal) && id.All(static c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-');
}
