using System.Text;
using System.Text.Json;
using Megaraptor.Sdk.Catalogue;
using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Evidence;
using Megaraptor.Sdk.Operations.Clients;
using Megaraptor.Sdk.Operations.Collections;
using Megaraptor.Sdk.Operations.Flows;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Operations.Files;

/// <content>Files where they are: on the endpoint.</content>
public partial class FileOperations
{
    private const string ListArtifact = "System.VFS.ListDirectory";
    private const string FetchArtifact = "System.VFS.DownloadFile";

    /// <summary>List a directory of an endpoint, by a collection of its own: the endpoint is asked now. Files are only named; fetch_file brings one.</summary>
    /// <param name="clientId">The client's id.</param>
    /// <param name="path">The directory, such as /etc/cron.d or C:\Windows\Temp; / for the root.</param>
    /// <param name="components">The directory, one component each, where a name holds a separator (registry keys); in place of path.</param>
    /// <param name="accessor">How the endpoint reads it: auto, file, ntfs, registry …</param>
    /// <param name="depth">How many levels below the directory are listed too.</param>
    /// <param name="waitSeconds">How long to wait at most for the endpoint, in seconds; the collection goes on after that.</param>
    /// <param name="maxEntries">Most entries to return; the others stay readable with get_flow_results.</param>
    /// <param name="cancellationToken">Ends the wait; a collection that has started goes on.</param>
    /// <returns>The entries, and the flow that listed them.</returns>
    /// <exception cref="NotFoundException">There is no such client.</exception>
    [Operation("list_directory", Effect.Collect, Needs = Permission.CollectClient | Permission.ReadResults, Verb = "files list")]
    public virtual async Task<DirectoryListing> ListDirectoryAsync(
        string clientId,
        string? path = null,
        IReadOnlyList<string>? components = null,
        string accessor = "auto",
        [Range(0, 20)] int depth = 0,
        [Range(0, 600)] int waitSeconds = 60,
        [Range(1, 10_000)] int maxEntries = 500,
        CancellationToken cancellationToken = default)
    {
        var parameters = new Dictionary<string, string>
        {
            ["Components"] = Json(Parts(path, components)),
            ["Accessor"] = accessor,
            ["Depth"] = depth.ToString(System.Globalization.CultureInfo.InvariantCulture),
        };
        FlowStatus flow = await CollectAsync(clientId, ListArtifact, parameters, waitSeconds, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<ListingCount> counts = await CountListingAsync(clientId, flow.FlowId, cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
        return await ListingAsync(flow, 0, counts is [var count] ? count.Entries : 0, maxEntries, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Read the newest listing of a directory that was made before, by list_directory or in the GUI, without asking the endpoint; it may be of an offline one.</summary>
    /// <param name="clientId">The client's id.</param>
    /// <param name="path">The directory, such as /etc/cron.d or C:\Windows\Temp; / for the root.</param>
    /// <param name="components">The directory, one component each, where a name holds a separator; in place of path.</param>
    /// <param name="maxEntries">Most entries to return; the others stay readable with get_flow_results.</param>
    /// <param name="cancellationToken">Ends the queries.</param>
    /// <returns>The entries, and when they were listed.</returns>
    /// <exception cref="NotFoundException">There is no such client, or no listing among its last 200.</exception>
    [Operation("get_stored_directory", Effect.Read, Needs = Permission.ReadResults, Verb = "files stored")]
    public virtual async Task<DirectoryListing> StoredDirectoryAsync(
        string clientId,
        string? path = null,
        IReadOnlyList<string>? components = null,
        [Range(1, 10_000)] int maxEntries = 500,
        CancellationToken cancellationToken = default)
    {
        IReadOnlyList<string> parts = Parts(path, components);
        await new ClientOperations(client).EnsureExistsAsync(clientId, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<StoredListing> stored = await FindListingsAsync(clientId, cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
        StoredListing found = stored.FirstOrDefault(listing => listing.Components.SequenceEqual(parts))
            ?? throw new NotFoundException($"There is no listing of '{EvidenceText.Show(string.Join('/', parts))}' of client {clientId}.", "Have the endpoint make one: list_directory.");
        FlowStatus flow = await new FlowOperations(client).StatusAsync(clientId, found.FlowId, cancellationToken).ConfigureAwait(false);
        return await ListingAsync(flow, found.StartIdx, found.EndIdx - found.StartIdx, maxEntries, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Have an endpoint send a file, by a collection of its own; then download_upload or read_file_bytes with the flow and the path.</summary>
    /// <param name="clientId">The client's id.</param>
    /// <param name="path">The file, such as /var/log/auth.log or C:\Windows\System32\config\SAM.</param>
    /// <param name="components">The file, one component each, where a name holds a separator; in place of path.</param>
    /// <param name="accessor">How the endpoint reads it: auto, file, ntfs, registry …</param>
    /// <param name="waitSeconds">How long to wait at most for the endpoint, in seconds; the collection goes on after that.</param>
    /// <param name="cancellationToken">Ends the wait; a collection that has started goes on.</param>
    /// <returns>The flow, and what the endpoint sent: sizes and hashes.</returns>
    /// <exception cref="NotFoundException">There is no such client.</exception>
    [Operation("fetch_file", Effect.Collect, Needs = Permission.CollectClient | Permission.ReadResults, Verb = "files fetch")]
    public virtual async Task<FetchedFile> FetchAsync(
        string clientId,
        string? path = null,
        IReadOnlyList<string>? components = null,
        string accessor = "auto",
        [Range(0, 600)] int waitSeconds = 60,
        CancellationToken cancellationToken = default)
    {
        IReadOnlyList<string> parts = Parts(path, components);
        if (parts.Count == 0)
        {
            throw new InvalidArgumentException("The root is a directory, not a file.", "Name a file; list_directory lists what is there.");
        }

        var parameters = new Dictionary<string, string> { ["Components"] = Json(parts), ["Accessor"] = accessor };
        FlowStatus flow = await CollectAsync(clientId, FetchArtifact, parameters, waitSeconds, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<FetchedUpload> files = await ReadFetchedAsync(clientId, flow.FlowId, cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
        return new FetchedFile(clientId, flow.FlowId, flow.State, flow.Status.Trim(), flow.Ended, flow.ClientLastSeenAt, files);
    }

    private static IReadOnlyList<string> Parts(string? path, IReadOnlyList<string>? components) => (path, components) switch
    {
        (not null, null) => PathText.Components(path),
        (null, not null) => components,
        (null, null) => throw new InvalidArgumentException("There is no path.", "Give path, or components."),
        _ => throw new InvalidArgumentException("There are path and components.", "Give one of them."),
    };

    private static string Json(IReadOnlyList<string> components)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartArray();
            foreach (string component in components)
            {
                writer.WriteStringValue(component);
            }

            writer.WriteEndArray();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private async Task<DirectoryListing> ListingAsync(FlowStatus flow, long first, long total, int most, CancellationToken cancellationToken)
    {
        long count = Math.Min(most, total);

        // A count of 0 means all to the server.
        IReadOnlyList<DirectoryEntry> entries = count <= 0
            ? []
            : await ReadListingAsync(flow.ClientId, flow.FlowId, first, count, cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
        return new DirectoryListing(flow.ClientId, flow.FlowId, flow.State, flow.Status.Trim(), flow.Ended, flow.CreateTime, flow.ClientLastSeenAt, Math.Max(0, total), entries);
    }

    private async Task<FlowStatus> CollectAsync(string clientId, string artifact, Dictionary<string, string> parameters, int waitSeconds, CancellationToken cancellationToken)
    {
        CollectionStart start = await new CollectionOperations(client).StartAsync(
            clientId,
            [artifact],
            new Dictionary<string, IReadOnlyDictionary<string, string>> { [artifact] = parameters },
            cancellationToken: cancellationToken).ConfigureAwait(false);
        return await new FlowOperations(client).WaitAsync(clientId, start.FlowId, waitSeconds, cancellationToken).ConfigureAwait(false);
    }

    [Vql("""
        SELECT _OSPath, Name, Size, Mode, mtime, atime, ctime, btime, _Components
        FROM source(client_id=@clientId, flow_id=@flowId, artifact="System.VFS.ListDirectory/Listing", start_row=@startRow, count=@count)
        """)]
    private partial VqlRows<DirectoryEntry> ReadListingAsync(string clientId, string flowId, long startRow, long count, CancellationToken cancellationToken);

    [Vql("""
        SELECT flow_id, components, start_idx, end_idx
        FROM foreach(
          row={
            SELECT session_id, create_time, artifacts_with_results
            FROM flows(client_id=@clientId)
            WHERE "System.VFS.ListDirectory/Stats" IN artifacts_with_results
            ORDER BY create_time DESC
            LIMIT 200
          },
          query={
            SELECT session_id AS flow_id, Components AS components, Stats.start_idx AS start_idx, Stats.end_idx AS end_idx
            FROM source(client_id=@clientId, flow_id=session_id, artifact="System.VFS.ListDirectory/Stats")
          })
        """)]
    private partial VqlRows<StoredListing> FindListingsAsync(string clientId, CancellationToken cancellationToken);

    [Vql("""
        SELECT count() AS entries
        FROM source(client_id=@clientId, flow_id=@flowId, artifact="System.VFS.ListDirectory/Listing")
        GROUP BY 1
        """)]
    private partial VqlRows<ListingCount> CountListingAsync(string clientId, string flowId, CancellationToken cancellationToken);

    [Vql("""
        SELECT Path AS path, Size AS size, StoredSize AS stored_size, Sha256 AS sha256, Md5 AS md5, Error AS error
        FROM source(client_id=@clientId, flow_id=@flowId, artifact="System.VFS.DownloadFile")
        """)]
    private partial VqlRows<FetchedUpload> ReadFetchedAsync(string clientId, string flowId, CancellationToken cancellationToken);

    internal sealed record ListingCount(long Entries);

    internal sealed record StoredListing(string FlowId, IReadOnlyList<string> Components, long StartIdx, long EndIdx);
}
