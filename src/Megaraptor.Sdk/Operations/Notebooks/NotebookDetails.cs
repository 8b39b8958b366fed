using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Operations.Notebooks;

/// <summary>A notebook with its cells.</summary>
/// <param name="NotebookId">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it is about.</param>
/// <param name="Creator">Who made it.</param>
/// <param name="Collaborators">Who else may see it.</param>
/// <param name="IsPublic">Whether everybody may see it.</param>
/// <param name="CreatedTime">When it was made.</param>
/// <param name="ModifiedTime">When it was changed last.</param>
/// <param name="Cells">Its cells, in their order.</param>
public sealed record NotebookDetails(
    string NotebookId,
    string Name,
    string Description,
    string Creator,
    IReadOnlyList<string> Collaborators,
    bool IsPublic,
    DateTimeOffset? CreatedTime,
    DateTimeOffset? ModifiedTime,
    IReadOnlyList<NotebookCell> Cells)
{
    /// <summary>Reads the server's message, which leaves out what is empty.</summary>
    internal static NotebookDetails Of(VqlValue notebook) => new(
        notebook["notebook_id"].AsString() ?? "",
        notebook["name"].AsString() ?? "",
        notebook["description"].AsString() ?? "",
        notebook["creator"].AsString() ?? "",
        [.. notebook["collaborators"].Elements().Select(static name => name.ToString())],
        notebook["public"].AsBoolean() ?? false,
        notebook["created_time"].AsTimestamp(),
        notebook["modified_time"].AsTimestamp(),
        [.. notebook["cell_metadata"].Elements().Select(NotebookCell.Of)]);
}

/// <summary>A cell of a notebook.</summary>
/// <param name="CellId">Its id.</param>
/// <param name="Type">vql or markdown; other types come from templates.</param>
/// <param name="Input">The text that was written: VQL or Markdown.</param>
/// <param name="Output">What it shows, as text; the server keeps HTML. A table stands as [table 1]: get_notebook_results reads its rows. It may quote evidence.</param>
/// <param name="Tables">The numbers of its tables.</param>
/// <param name="Messages">What its query logged, without the server's statistics.</param>
/// <param name="Error">Why it could not be calculated; empty when it could.</param>
/// <param name="Calculating">Whether it is being calculated: the output is that of before.</param>
/// <param name="UpdatedTime">When it was calculated last.</param>
/// <param name="Version">The version of its results.</param>
public sealed record NotebookCell(
    string CellId,
    string Type,
    string Input,
    string Output,
    IReadOnlyList<int> Tables,
    IReadOnlyList<string> Messages,
    string Error,
    bool Calculating,
    DateTimeOffset? UpdatedTime,
    string Version)
{
    internal static NotebookCell Of(VqlValue cell)
    {
        string html = cell["output"].AsString() ?? "";
        return new NotebookCell(
            cell["cell_id"].AsString() ?? "",
            cell["type"].AsString() ?? "",
            cell["input"].AsString() ?? "",
            HtmlText.From(html),
            HtmlText.Tables(html),
            [.. cell["messages"].Elements().Select(static line => VqlLogEntry.Parse(line.ToString())).Where(static log => log.Level != VqlLogLevel.Debug).Select(static log => log.ToString())],
            cell["error"].AsString() ?? "",
            cell["calculating"].AsBoolean() ?? false,
            cell["timestamp"].AsTimestamp(),
            cell["current_version"].AsString() ?? "");
    }
}
