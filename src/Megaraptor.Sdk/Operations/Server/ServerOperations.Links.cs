using Megaraptor.Sdk.Catalogue;
using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Operations.Artifacts;
using Megaraptor.Sdk.Operations.Clients;
using Megaraptor.Sdk.Operations.Flows;
using Megaraptor.Sdk.Operations.Hunts;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Operations.Server;

/// <content>Pages of the graphical interface.</content>
public partial class ServerOperations
{
    /// <summary>The page of the server's graphical interface that shows one thing, for a report or a colleague. What it shows must exist.</summary>
    /// <param name="clientId">A client's id; with flow_id, the flow's client.</param>
    /// <param name="flowId">A flow's id.</param>
    /// <param name="huntId">A hunt's id.</param>
    /// <param name="artifactName">An artifact's name.</param>
    /// <param name="notebookId">A notebook's id; also that of a flow (N.F.FLOW-CLIENT) or a hunt (N.H.…).</param>
    /// <param name="cancellationToken">Ends the queries.</param>
    /// <returns>The page.</returns>
    /// <exception cref="InvalidArgumentException">Not exactly one thing was named.</exception>
    /// <exception cref="NotFoundException">It does not exist.</exception>
    [Operation("get_gui_link", Effect.Read, Needs = Permission.ReadResults, Verb = "server link")]
    public virtual async Task<GuiLink> LinkAsync(
        string? clientId = null,
        string? flowId = null,
        string? huntId = null,
        string? artifactName = null,
        string? notebookId = null,
        CancellationToken cancellationToken = default)
    {
        int named = new[] { clientId, huntId, artifactName, notebookId }.Count(static id => id is not null);
        if (named != 1 || (flowId is not null && clientId is null))
        {
            throw new InvalidArgumentException("Name one thing: client_id, client_id with flow_id, hunt_id, artifact_name or notebook_id.", "For several, call it several times.");
        }

        GuiTarget target = await SettleAsync(clientId, flowId, huntId, artifactName, notebookId, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<LinkRow> rows = await ReadLinkAsync(target.Type, target.ClientId, target.FlowId, target.HuntId, target.Artifact, target.NotebookId, target.Tab, cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
        return rows is [{ Url: { Length: > 0 } url }] ? new GuiLink(notebookId is null ? target.Type : "notebook", url) : throw new MegaraptorException(MegaraptorErrorCode.ServerError, "The server gave no link, and did not say why.", "Its configuration may name no public URL (GUI.public_url).");
    }

    /// <summary>Finds the page. The server links to anything, whether or not it exists.</summary>
    private async Task<GuiTarget> SettleAsync(string? clientId, string? flowId, string? huntId, string? artifactName, string? notebookId, CancellationToken cancellationToken)
    {
        GuiTarget target = (clientId, flowId, huntId, artifactName, notebookId) switch
        {
            ({ }, { }, _, _, _) => new GuiTarget("collection", ClientId: clientId, FlowId: flowId),
            ({ }, _, _, _, _) => new GuiTarget("client", ClientId: clientId),
            (_, _, { }, _, _) => new GuiTarget("hunt", HuntId: huntId),
            (_, _, _, { }, _) => new GuiTarget("artifact", Artifact: artifactName),
            _ => GuiTarget.OfNotebook(notebookId!),
        };
        await (target switch
        {
            { FlowId: { } flow } => new FlowOperations(client).HeaderAsync(target.ClientId!, flow, cancellationToken),
            { ClientId: { } id } => new ClientOperations(client).EnsureExistsAsync(id, cancellationToken),
            { HuntId: { } hunt } => new HuntOperations(client).GetAsync(hunt, cancellationToken),
            { Artifact: { } artifact } => new ArtifactOperations(client).GetAsync(artifact, cancellationToken),
            _ => EnsureNotebookAsync(target.NotebookId!, cancellationToken),
        }).ConfigureAwait(false);
        return target;
    }

    private async Task EnsureNotebookAsync(string notebookId, CancellationToken cancellationToken)
    {
        Identifiers.CheckNotebook(notebookId);
        if ((await ReadNotebookAsync(notebookId, cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false)).Count == 0)
        {
            throw new NotFoundException($"There is no notebook {notebookId}, or it is not shared with you.", "Look at the notebooks of the server.");
        }
    }

    [Vql("""
        SELECT link_to(type=@type, client_id=@clientId, flow_id=@flowId, hunt_id=@huntId, artifact=@artifact, notebook_id=@notebookId, tab=@tab, raw=TRUE) AS url
        FROM scope()
        """)]
    private partial VqlRows<LinkRow> ReadLinkAsync(string type, string? clientId, string? flowId, string? huntId, string? artifact, string? notebookId, string? tab, CancellationToken cancellationToken);

    [Vql("SELECT notebook_id FROM notebooks() WHERE notebook_id = @notebookId")]
    private partial VqlRows<NotebookRow> ReadNotebookAsync(string notebookId, CancellationToken cancellationToken);

    internal sealed record LinkRow(string? Url);

    internal sealed record NotebookRow(string NotebookId);
}
