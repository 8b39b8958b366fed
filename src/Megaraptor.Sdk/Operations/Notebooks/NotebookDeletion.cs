namespace Megaraptor.Sdk.Operations.Notebooks;

/// <summary>A notebook that was deleted, or would be.</summary>
/// <param name="NotebookId">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Creator">Who made it.</param>
/// <param name="Cells">How many cells go with it.</param>
/// <param name="Files">How many files of the server go with it: results, attachments and timelines among them.</param>
/// <param name="Deleted">Whether it is gone; false for a dry run.</param>
public sealed record NotebookDeletion(string NotebookId, string Name, string Creator, int Cells, int Files, bool Deleted);
