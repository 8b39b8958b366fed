using Megaraptor.Sdk.Catalogue;
using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Operations.Flows;
using Megaraptor.Sdk.Operations.Hunts;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Operations.Files;

/// <content>Whole flows and hunts as zips.</content>
public partial class FileOperations
{
    /// <summary>A server gives an export up after 600 seconds unless it is told otherwise; the query has to outlive it.</summary>
    private static readonly TimeSpan s_exportTimeout = TimeSpan.FromSeconds(660);

    /// <summary>Let the server make a zip of a whole collection (rows, logs, uploads) and download it into the output folder, with a manifest beside it. A download that was cut short goes on when it is called again.</summary>
    /// <param name="clientId">The client's id; 'server' for artifacts that ran on the server.</param>
    /// <param name="flowId">The flow's id.</param>
    /// <param name="format">In which forms the zip holds rows.</param>
    /// <param name="expandSparse">Fill the holes of sparse files with zeros.</param>
    /// <param name="passwordFrom">Locks the zip with a password, and says where it is: env:MEGARAPTOR_… for a variable, file:PATH for the first line of a file. Never the password itself.</param>
    /// <param name="cancellationToken">Ends the download; what came is kept for the next call.</param>
    /// <returns>The local zip.</returns>
    /// <exception cref="NotFoundException">There is no such client or flow.</exception>
    /// <exception cref="OutputException">The zip cannot be written, or is there already.</exception>
    [Operation("download_flow", Effect.Collect, Needs = Permission.PrepareResults | Permission.ReadResults, Verb = "flows download")]
    public virtual async Task<DownloadedZip> DownloadFlowAsync(
        string clientId,
        string flowId,
        DownloadFormat format = DownloadFormat.Json,
        bool expandSparse = false,
        string? passwordFrom = null,
        CancellationToken cancellationToken = default)
    {
        string? password = PasswordReference.Read(passwordFrom);
        FlowHeader flow = await FlowAsync(clientId, flowId, cancellationToken).ConfigureAwait(false);
        var zip = new ZipDownload(client, [("client_id", clientId), ("flow_id", flowId)], $"{clientId}-{flowId}{Suffix(format, expandSparse, password)}.zip")
        {
            PasswordFrom = passwordFrom,
            HadEnded = !flow.IsRunning,
        };
        return await zip.RunAsync(
            async token => Place(await Exporting().PrepareFlowAsync(clientId, flowId, Word(format), expandSparse, password, token).ToListAsync(token).ConfigureAwait(false)),
            async token => Ready(await ListFlowAsync(clientId, flowId, token).ToListAsync(token).ConfigureAwait(false)),
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Let the server make a zip of a whole hunt and download it into the output folder, with a manifest beside it. A download that was cut short goes on when it is called again.</summary>
    /// <param name="huntId">The hunt's id.</param>
    /// <param name="onlyCombined">Only the rows of all clients together, without each client's own files.</param>
    /// <param name="format">In which forms the zip holds rows.</param>
    /// <param name="expandSparse">Fill the holes of sparse files with zeros.</param>
    /// <param name="passwordFrom">Locks the zip with a password, and says where it is: env:MEGARAPTOR_… for a variable, file:PATH for the first line of a file. Never the password itself.</param>
    /// <param name="cancellationToken">Ends the download; what came is kept for the next call.</param>
    /// <returns>The local zip.</returns>
    /// <exception cref="NotFoundException">There is no such hunt.</exception>
    /// <exception cref="OutputException">The zip cannot be written, or is there already.</exception>
    [Operation("download_hunt", Effect.Collect, Needs = Permission.PrepareResults | Permission.ReadResults, Verb = "hunts download")]
    public virtual async Task<DownloadedZip> DownloadHuntAsync(
        string huntId,
        bool onlyCombined = false,
        DownloadFormat format = DownloadFormat.Json,
        bool expandSparse = false,
        string? passwordFrom = null,
        CancellationToken cancellationToken = default)
    {
        string? password = PasswordReference.Read(passwordFrom);
        HuntSummary hunt = await new HuntOperations(client).GetAsync(huntId, cancellationToken).ConfigureAwait(false);
        var zip = new ZipDownload(client, [("hunt_id", huntId)], $"{huntId}{(onlyCombined ? "-summary" : "")}{Suffix(format, expandSparse, password)}.zip")
        {
            PasswordFrom = passwordFrom,
            HadEnded = hunt.ClientsFinished >= hunt.ClientsScheduled,
        };
        return await zip.RunAsync(
            async token => Place(await Exporting().PrepareHuntAsync(huntId, onlyCombined, Word(format), expandSparse, password, token).ToListAsync(token).ConfigureAwait(false)),
            async token => Ready(await ListHuntAsync(huntId, token).ToListAsync(token).ConfigureAwait(false)),
            cancellationToken).ConfigureAwait(false);
    }

    private FileOperations Exporting() => client.QueryTimeout < s_exportTimeout ? new FileOperations(client.WithTimeout(s_exportTimeout)) : this;

    private static string Word(DownloadFormat format) => format switch
    {
        DownloadFormat.Csv => "csv",
        DownloadFormat.CsvOnly => "csv_only",
        _ => "json",
    };

    private static string Suffix(DownloadFormat format, bool expandSparse, string? password) =>
        $"{(format == DownloadFormat.Json ? "" : "-" + Word(format))}{(expandSparse ? "-expanded" : "")}{(password is null ? "" : "_locked")}";

    /// <summary>Where the server put the zip. It leaves the ending out of the components of a hunt's.</summary>
    private static IReadOnlyList<string> Place(IReadOnlyList<PreparedZip> prepared) => prepared is [{ Components: [.., var last] components }]
        ? [.. components.SkipLast(1), last.EndsWith(".zip", StringComparison.Ordinal) ? last : last + ".zip"]
        : throw NoDownload();

    private static IReadOnlyList<ListedZip> Ready(IReadOnlyList<StoredZips> rows) => [.. rows.SelectMany(static row => row.Files)];

    [Vql("""
        LET download <= create_flow_download(client_id=@clientId, flow_id=@flowId, wait=TRUE, format=@format, expand_sparse=@expandSparse, password=@password)
        SELECT download.Components AS components FROM scope()
        """)]
    private partial VqlRows<PreparedZip> PrepareFlowAsync(string clientId, string flowId, string format, bool expandSparse, string? password, CancellationToken cancellationToken);

    [Vql("""
        LET download <= create_hunt_download(hunt_id=@huntId, wait=TRUE, only_combined=@onlyCombined, format=@format, expand_sparse=@expandSparse, password=@password)
        SELECT download.Components AS components FROM scope()
        """)]
    private partial VqlRows<PreparedZip> PrepareHuntAsync(string huntId, bool onlyCombined, string format, bool expandSparse, string? password, CancellationToken cancellationToken);

    [Vql("SELECT AvailableDownloads.files AS files FROM flows(client_id=@clientId, flow_id=@flowId)")]
    private partial VqlRows<StoredZips> ListFlowAsync(string clientId, string flowId, CancellationToken cancellationToken);

    [Vql("SELECT stats.available_downloads.files AS files FROM hunts(hunt_id=@huntId)")]
    private partial VqlRows<StoredZips> ListHuntAsync(string huntId, CancellationToken cancellationToken);

    internal sealed record PreparedZip(IReadOnlyList<string> Components);
}
