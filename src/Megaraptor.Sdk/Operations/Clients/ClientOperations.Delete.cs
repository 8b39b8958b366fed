using Megaraptor.Sdk.Catalogue;
using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Operations.Effects;
using Megaraptor.Sdk.Operations.Flows;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Operations.Clients;

/// <content>Deleting clients.</content>
public partial class ClientOperations
{
    private const int MostFiles = 200;

    /// <summary>Delete one client from the server with everything that was ever collected from it; the evidence cannot be had again. Without really_do_it, only lists what would go. The software on the endpoint stays, and enrols again when it next reports.</summary>
    /// <param name="clientId">The client's id.</param>
    /// <param name="reallyDoIt">Deletes; else nothing is changed.</param>
    /// <param name="confirm">To delete, the client's id or its host name, once more.</param>
    /// <param name="cancellationToken">Ends the wait; a deletion that the server has begun goes on.</param>
    /// <returns>What is gone, or would go.</returns>
    /// <exception cref="NotFoundException">There is no such client.</exception>
    /// <exception cref="InvalidArgumentException">The confirmation is missing, or is that of another client.</exception>
    /// <exception cref="PermissionDeniedException">SERVER_ADMIN is missing; nothing was changed.</exception>
    [Operation("delete_client", Effect.Destroy, Needs = Permission.ServerAdmin | Permission.ReadResults, Verb = "clients delete")]
    public virtual async Task<ClientDeletion> DeleteAsync(string clientId, bool reallyDoIt = false, string? confirm = null, CancellationToken cancellationToken = default)
    {
        CheckIsEndpoint(clientId);
        ClientDetails details = await GetAsync(clientId, cancellationToken: cancellationToken).ConfigureAwait(false);
        string host = details.OsInfo.Hostname;
        if (reallyDoIt && confirm != clientId && (host.Length == 0 || !string.Equals(confirm, host, StringComparison.OrdinalIgnoreCase)))
        {
            throw new InvalidArgumentException(
                confirm is null ? "The deletion is not confirmed." : $"'{Evidence.EvidenceText.Show(confirm)}' is neither the id nor the host name of this client.",
                $"Nothing was deleted. To delete it, repeat its id {clientId} or its host name '{Evidence.EvidenceText.Show(host)}' as confirm.");
        }

        await EffectivePermissions.EnsureAsync(client, ["SERVER_ADMIN", "READ_RESULTS"], "delete clients", cancellationToken).ConfigureAwait(false);
        IReadOnlyList<FlowSummary> flows = await client.Flows.ListAsync(clientId, cancellationToken: cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
        IReadOnlyList<DeletedFile> files = await ListFilesAsync(clientId, cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
        string[] paths = [.. files.Where(static file => file.Type != "DeleteDirectory").Select(static file => file.VfsPath)];
        var found = new ClientDeletion(clientId, host, false, "", flows.Count, paths.Length, [.. paths.Take(MostFiles)]);
        return reallyDoIt
            ? found with { Deleted = true, Finding = await RemoveAsync(details, cancellationToken).ConfigureAwait(false) }
            : found with { Finding = $"Nothing was deleted: this is what would go. {(details.Online ? "The client is online: it would enrol again at once." : "The client would enrol again when it next reports.")}" };
    }

    private async Task<string> RemoveAsync(ClientDetails details, CancellationToken cancellationToken)
    {
        string clientId = details.ClientId;
        ClientContact? after = await VerifiedEffect.RunAsync(
            client.Clock,
            $"client {clientId} is gone",
            async token => await DeleteFilesAsync(clientId, token).ToListAsync(token).ConfigureAwait(false),
            token => ContactAsync(clientId, token),
            contact => contact is null || contact.FirstSeenAt != details.FirstSeenAt,
            cancellationToken).ConfigureAwait(false);
        return after is null ? "The client and everything that was collected from it are gone." : "What was collected from the client is gone; the client has already enrolled again, as a new one of the same id.";
    }

    // The column of errors names directories of the server's own disk: it stays there.
    [Vql("SELECT type, vfs_path FROM client_delete(client_id=@clientId)")]
    private partial VqlRows<DeletedFile> ListFilesAsync(string clientId, CancellationToken cancellationToken);

    [Vql("SELECT type, vfs_path FROM client_delete(client_id=@clientId, really_do_it=TRUE)")]
    private partial VqlRows<DeletedFile> DeleteFilesAsync(string clientId, CancellationToken cancellationToken);

    internal sealed record DeletedFile(string Type, string VfsPath);
}
