using Megaraptor.Lab.Store.Records;
using Megaraptor.Lab.Store.Rows;

namespace Megaraptor.Lab.Store.Flows;

/// <summary>A collection: its state, its rows, its logs and the files that it brought in. Hold <see cref="Gate"/> while reading or changing it.</summary>
/// <param name="context">Its state.</param>
internal sealed class Flow(FlowContext context)
{
    private readonly Dictionary<string, RowSet> _results = new(StringComparer.Ordinal);

    /// <summary>Guards the collection.</summary>
    public Lock Gate { get; } = new();

    /// <summary>Its state.</summary>
    public FlowContext Context { get; } = context;

    /// <summary>The client that it runs on; <c>server</c> for the server itself.</summary>
    public string ClientId => Context.ClientId;

    /// <summary>Its id.</summary>
    public string FlowId => Context.SessionId;

    /// <summary>What it logged.</summary>
    public RowSet Logs { get; set; } = RowSet.Empty;

    /// <summary>The files that it brought in, in order of arrival.</summary>
    public List<Upload> Uploads { get; } = [];

    /// <summary>What its endpoint was sent; nothing when it was made elsewhere.</summary>
    public IReadOnlyList<CollectorArguments> Queries { get; set; } = [];

    /// <summary>The zips that were made of it.</summary>
    public AvailableDownloads Downloads { get; } = new();

    /// <summary>The names of its result sets, <c>Artifact</c> or <c>Artifact/Source</c>.</summary>
    public IReadOnlyCollection<string> ResultNames => _results.Keys;

    /// <summary>The rows of a source; none when there is no such result set.</summary>
    /// <param name="name"><c>Artifact</c> or <c>Artifact/Source</c>.</param>
    public RowSet Results(string name) => _results.GetValueOrDefault(name, RowSet.Empty);

    /// <summary>Sets the rows of a source.</summary>
    public void SetResults(string name, RowSet rows) => _results[name] = rows;
}
