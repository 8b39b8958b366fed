namespace Megaraptor.Sdk.Operations.Server;

/// <summary>What a page of the graphical interface shows, as <c>link_to()</c> takes it.</summary>
internal sealed record GuiTarget(string Type, string? ClientId = null, string? FlowId = null, string? HuntId = null, string? Artifact = null, string? NotebookId = null, string? Tab = null)
{
    private const string NotebookTab = "notebook";
    private const string OfFlow = "N.F.";
    private const string OfHunt = "N.H.";

    /// <summary>
    /// The page of a notebook. Those of flows and hunts stand in no list of notebooks, and are shown as a tab of what they belong
    /// to: their ids say to what.
    /// </summary>
    internal static GuiTarget OfNotebook(string notebookId)
    {
        Identifiers.CheckNotebook(notebookId);
        if (notebookId.StartsWith(OfHunt, StringComparison.Ordinal))
        {
            return new GuiTarget("hunt", HuntId: notebookId["N.".Length..], Tab: NotebookTab);
        }

        // The client's id, or 'server', follows the flow's id, in which there is no hyphen.
        int hyphen = notebookId.IndexOf('-', StringComparison.Ordinal);
        return notebookId.StartsWith(OfFlow, StringComparison.Ordinal) && hyphen > 0
            ? new GuiTarget("collection", ClientId: notebookId[(hyphen + 1)..], FlowId: notebookId["N.".Length..hyphen], Tab: NotebookTab)
            : new GuiTarget("notebook", NotebookId: notebookId);
    }
}
