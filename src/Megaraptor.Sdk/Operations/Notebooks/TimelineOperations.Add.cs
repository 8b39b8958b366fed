using Megaraptor.Sdk.Catalogue;
using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Evidence;
using Megaraptor.Sdk.Operations.Effects;
using Megaraptor.Sdk.Operations.Flows;
using Megaraptor.Sdk.Query;
using Megaraptor.Vql.Reference;

namespace Megaraptor.Sdk.Operations.Notebooks;

/// <content>Adding the rows of collections to timelines.</content>
public partial class TimelineOperations
{
    /// <summary>How many rows are looked at for a time: the first of them may have none.</summary>
    private const int Sample = 100;

    /// <summary>A number before this is a count or an id, not a time.</summary>
    private static readonly DateTimeOffset s_firstNumber = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Add the rows of a collection to a timeline of a notebook, as a part of its own. The timeline is made if it is not there.</summary>
    /// <param name="notebookId">The notebook's id.</param>
    /// <param name="timeline">The timeline's name.</param>
    /// <param name="name">The name of the part; the timeline has none of that name yet.</param>
    /// <param name="clientId">The client's id; 'server' for artifacts that ran on the server.</param>
    /// <param name="flowId">The flow's id, from list_flows.</param>
    /// <param name="artifact">The artifact, or artifact/source, from artifacts_with_results of the flow.</param>
    /// <param name="keyColumn">The column that holds the time, such as Mtime.</param>
    /// <param name="messageColumn">The column that says what happened; all columns when absent.</param>
    /// <param name="descriptionColumn">The column that says what kind of time it is; none when absent.</param>
    /// <param name="cancellationToken">Ends the wait; what the server has begun goes on.</param>
    /// <returns>The part as the server has it.</returns>
    /// <exception cref="NotFoundException">There is no such notebook, client, flow or source.</exception>
    /// <exception cref="InvalidArgumentException">The source has no rows or no such column, the column holds no times, or the name is taken.</exception>
    [Operation("add_timeline", Effect.Annotate, Needs = Permission.ReadResults, Verb = "timelines add")]
    public virtual async Task<TimelineAddition> AddAsync(
        string notebookId,
        string timeline,
        string name,
        string clientId,
        string flowId,
        string artifact,
        string keyColumn,
        string? messageColumn = null,
        string? descriptionColumn = null,
        CancellationToken cancellationToken = default)
    {
        if (string.IsNullOrWhiteSpace(timeline) || string.IsNullOrWhiteSpace(name))
        {
            throw new InvalidArgumentException("The timeline and its part need names.", "They are shown beside the rows.");
        }

        IReadOnlyList<TimelinePart> before = await PartsAsync(notebookId, outcome: null, cancellationToken).ConfigureAwait(false);
        if (before.Any(part => part.Timeline == timeline && part.Name == name))
        {
            throw new InvalidArgumentException($"The timeline {EvidenceText.Show(timeline)} has a part '{EvidenceText.Show(name)}' already: the server would replace it without a word.", "Choose another name.");
        }

        await CheckColumnsAsync(clientId, flowId, artifact, keyColumn, [messageColumn, descriptionColumn], cancellationToken).ConfigureAwait(false);
        IReadOnlyList<TimelinePart> after = await VerifiedEffect.RunAsync(
            client.Clock,
            $"{EvidenceText.Show(name)} is part of the timeline {EvidenceText.Show(timeline)}",
            async token => await WriteAsync(notebookId, timeline, name, clientId, flowId, artifact, keyColumn, messageColumn, descriptionColumn, token).ToListAsync(token).ConfigureAwait(false),
            token => PartsAsync(notebookId, outcome: null, token),
            parts => parts.Any(part => part.Timeline == timeline && part.Name == name),
            cancellationToken).ConfigureAwait(false);
        TimelinePart added = after.First(part => part.Timeline == timeline && part.Name == name);
        IReadOnlyList<CountRow> rows = await CountAsync(notebookId, timeline, [name], cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
        IReadOnlyList<CountRow> ofSource = await CountSourceAsync(clientId, flowId, artifact, cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
        return new TimelineAddition(timeline, name, added.StartTime, added.EndTime, Last(rows), Last(ofSource));
    }

    private static long Last(IReadOnlyList<CountRow> counts) => counts.Count == 0 ? 0 : counts[^1].Count;

    private static void CheckColumn(IReadOnlyList<string> columns, string column, string artifact)
    {
        if (columns.Contains(column))
        {
            return;
        }

        string near = NearMatches.Nearest(column, columns) is { } nearest ? $"Did you mean '{EvidenceText.Show(nearest)}'? " : "";
        throw new InvalidArgumentException(
            $"The rows of {artifact} have no column '{EvidenceText.Show(column)}'.",
            $"{near}Columns: {string.Join(", ", columns.Select(EvidenceText.Show))}.");
    }

    private static bool IsTime(VqlValue value) =>
        value.AsTimestamp() is { } time && (value.Kind != System.Text.Json.JsonValueKind.Number || time >= s_firstNumber);

    private async Task CheckColumnsAsync(string clientId, string flowId, string artifact, string keyColumn, IEnumerable<string?> others, CancellationToken cancellationToken)
    {
        var flows = new FlowOperations(client);
        await flows.SettleAsync(clientId, flowId, artifact, new QueryOutcome(), cancellationToken).ConfigureAwait(false);
        IReadOnlyList<VqlRow> rows = await flows.SourceAsync(clientId, flowId, artifact, 0, Sample, cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
        if (rows.Count == 0)
        {
            throw new InvalidArgumentException($"Flow {flowId} has no rows of {artifact}: the timeline would be empty.", "See what it has with get_flow_results.");
        }

        string[] columns = [.. rows.SelectMany(static row => row.Columns.Select(static cell => cell.Key)).Distinct()];
        CheckColumn(columns, keyColumn, artifact);
        foreach (string other in others.OfType<string>())
        {
            CheckColumn(columns, other, artifact);
        }

        if (!rows.Any(row => IsTime(row[keyColumn])))
        {
            string[] times = [.. columns.Where(column => rows.Any(row => IsTime(row[column])))];
            throw new InvalidArgumentException(
                $"The column {EvidenceText.Show(keyColumn)} holds no times: the server would leave out every row.",
                times.Length == 0 ? $"No column of {artifact} holds times." : $"Columns with times: {string.Join(", ", times.Select(EvidenceText.Show))}.");
        }
    }

    [Vql("""
        SELECT timeline_add(notebook_id=@notebookId, timeline=@timeline, name=@name, key=@keyColumn,
                            message_column=@messageColumn, ts_desc_column=@descriptionColumn,
                            query={ SELECT * FROM source(client_id=@clientId, flow_id=@flowId, artifact=@artifact) }) AS timeline
        FROM scope()
        """)]
    private partial VqlRows<AddedRow> WriteAsync(
        string notebookId,
        string timeline,
        string name,
        string clientId,
        string flowId,
        string artifact,
        string keyColumn,
        string? messageColumn,
        string? descriptionColumn,
        CancellationToken cancellationToken);

    [Vql("SELECT count() AS count FROM timeline(notebook_id=@notebookId, timeline=@timeline, components=@parts) GROUP BY 1")]
    private partial VqlRows<CountRow> CountAsync(string notebookId, string timeline, IReadOnlyList<string> parts, CancellationToken cancellationToken);

    [Vql("SELECT count() AS count FROM source(client_id=@clientId, flow_id=@flowId, artifact=@artifact) GROUP BY 1")]
    private partial VqlRows<CountRow> CountSourceAsync(string clientId, string flowId, string artifact, CancellationToken cancellationToken);

    internal sealed record AddedRow(VqlValue Timeline);

    internal sealed record CountRow(long Count);
}
