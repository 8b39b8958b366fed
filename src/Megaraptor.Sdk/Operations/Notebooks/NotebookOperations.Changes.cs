using Megaraptor.Sdk.Catalogue;
using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Operations.Artifacts;
using Megaraptor.Sdk.Operations.Effects;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Operations.Notebooks;

/// <content>Making and deleting notebooks.</content>
public partial class NotebookOperations
{
    /// <summary>Make a notebook. Who may see it is said now: the server cannot change it later.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="description">What it is about.</param>
    /// <param name="collaborators">Users who may see it too.</param>
    /// <param name="isPublic">Whether everybody may see it.</param>
    /// <param name="artifacts">Templates that fill it: artifacts of type notebook. The server's default when absent.</param>
    /// <param name="cancellationToken">Ends the wait; a notebook that was made stays.</param>
    /// <returns>The notebook as the server has it.</returns>
    /// <exception cref="NotFoundException">There is no such template.</exception>
    [Operation("create_notebook", Effect.Annotate, Needs = Permission.CollectServer | Permission.ReadResults, Verb = "notebooks create")]
    public virtual async Task<NotebookDetails> CreateAsync(
        string name,
        string description = "",
        IReadOnlyList<string>? collaborators = null,
        bool isPublic = false,
        IReadOnlyList<string>? artifacts = null,
        CancellationToken cancellationToken = default)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            throw new InvalidArgumentException("A notebook needs a name.", "Others find it by that.");
        }

        await CheckTemplatesAsync(artifacts ?? [], cancellationToken).ConfigureAwait(false);
        IReadOnlyList<NotebookSummary> before = await ListAsync(cancellationToken: cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
        string? made = null;
        NotebookDetails? notebook = await VerifiedEffect.RunAsync(
            client.Clock,
            "the notebook was made",
            async token => made = Only(await MakeAsync(name, description, collaborators, isPublic, artifacts, token).ToListAsync(token).ConfigureAwait(false))["notebook_id"].AsString(),
            async token => made is not null ? await GetAsync(made, token).ConfigureAwait(false) : await FindMadeAsync(name, before, token).ConfigureAwait(false),
            static notebook => notebook is not null,
            cancellationToken).ConfigureAwait(false);
        return notebook!;
    }

    /// <summary>Delete a notebook with its cells, results, attachments and timelines. A dry run by default, which says what would go.</summary>
    /// <param name="notebookId">The notebook's id.</param>
    /// <param name="reallyDoIt">Deletes; else nothing is changed.</param>
    /// <param name="cancellationToken">Ends the wait; what the server has begun goes on.</param>
    /// <returns>What was deleted, or would be.</returns>
    /// <exception cref="NotFoundException">There is no such notebook.</exception>
    [Operation("delete_notebook", Effect.Destroy, Needs = Permission.ServerAdmin | Permission.ReadResults, Verb = "notebooks delete")]
    public virtual async Task<NotebookDeletion> DeleteAsync(string notebookId, bool reallyDoIt = false, CancellationToken cancellationToken = default)
    {
        NotebookDetails notebook = await GetAsync(notebookId, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<VqlRow> files = await RemoveAsync(notebookId, reallyDoIt: false, cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
        if (reallyDoIt)
        {
            await VerifiedEffect.RunAsync(
                client.Clock,
                $"notebook {notebookId} is gone",
                async token => await RemoveAsync(notebookId, reallyDoIt: true, token).ToListAsync(token).ConfigureAwait(false),
                token => ExistsAsync(notebookId, token),
                static exists => !exists,
                cancellationToken).ConfigureAwait(false);
        }

        return new NotebookDeletion(notebookId, notebook.Name, notebook.Creator, notebook.Cells.Count, files.Count, reallyDoIt);
    }

    private static VqlValue Only(IReadOnlyList<NotebookRow> rows) => rows is [var row] && row.Notebook["notebook_id"].AsString() is { Length: > 0 }
        ? row.Notebook
        : throw new MegaraptorException(MegaraptorErrorCode.NotDone, "The server changed no notebook, and did not say why.", "Look into the server's log.");

    private async Task CheckTemplatesAsync(IReadOnlyList<string> artifacts, CancellationToken cancellationToken)
    {
        if (artifacts.Count == 0)
        {
            return;
        }

        foreach (ArtifactDetails artifact in await new ArtifactOperations(client).GetAllAsync(artifacts, cancellationToken).ConfigureAwait(false))
        {
            if (!string.Equals(artifact.Type, "notebook", StringComparison.OrdinalIgnoreCase))
            {
                throw new InvalidArgumentException($"{artifact.Name} is of type {artifact.Type.ToLowerInvariant()}: it is no template of notebooks.", "Find those of type notebook with list_artifacts.");
            }
        }
    }

    /// <summary>The one notebook of that name that was not there before; null when there is none, or more than one.</summary>
    private async Task<NotebookDetails?> FindMadeAsync(string name, IReadOnlyList<NotebookSummary> before, CancellationToken cancellationToken)
    {
        IReadOnlyList<NotebookSummary> now = await ListAsync(cancellationToken: cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
        NotebookSummary[] since = [.. now.Where(notebook => notebook.Name == name && before.All(known => known.NotebookId != notebook.NotebookId))];
        return since is [var only] ? await GetAsync(only.NotebookId, cancellationToken).ConfigureAwait(false) : null;
    }

    private async Task<bool> ExistsAsync(string notebookId, CancellationToken cancellationToken)
    {
        try
        {
            await GetAsync(notebookId, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (NotFoundException)
        {
            return false;
        }
    }

    [Vql("""
        SELECT notebook_create(name=@name, description=@description, collaborators=@collaborators, public=@isPublic, artifacts=@artifacts) AS notebook
        FROM scope()
        """)]
    private partial VqlRows<NotebookRow> MakeAsync(string name, string description, IReadOnlyList<string>? collaborators, bool isPublic, IReadOnlyList<string>? artifacts, CancellationToken cancellationToken);

    [Vql("SELECT * FROM notebook_delete(notebook_id=@notebookId, really_do_it=@reallyDoIt)")]
    private partial VqlRows<VqlRow> RemoveAsync(string notebookId, bool reallyDoIt, CancellationToken cancellationToken);
}
