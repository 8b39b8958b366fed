using Megaraptor.Sdk.Catalogue;

namespace Megaraptor.Sdk.Operations.Notebooks;

/// <summary>A notebook in a list.</summary>
/// <param name="NotebookId">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it is about.</param>
/// <param name="Creator">Who made it.</param>
/// <param name="Collaborators">Who else may see it.</param>
/// <param name="IsPublic">Whether everybody may see it.</param>
/// <param name="CreatedTime">When it was made.</param>
/// <param name="ModifiedTime">When it was changed last.</param>
/// <param name="CellIds">Its cells, in their order.</param>
/// <param name="Timelines">The names of its timelines.</param>
public sealed record NotebookSummary(
    string NotebookId,
    string Name,
    string Description,
    string Creator,
    IReadOnlyList<string> Collaborators,
    [property: Column("public")] bool IsPublic,
    DateTimeOffset? CreatedTime,
    DateTimeOffset? ModifiedTime,
    IReadOnlyList<string> CellIds,
    IReadOnlyList<string> Timelines);
