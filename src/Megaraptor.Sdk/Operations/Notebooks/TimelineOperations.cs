using System.Runtime.CompilerServices;
using Megaraptor.Sdk.Catalogue;
using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Evidence;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Operations.Notebooks;

/// <summary>What can be asked and done about the timelines of notebooks.</summary>
/// <param name="client">The server.</param>
public partial class TimelineOperations(VelociraptorClient client)
{
    /// <summary>For substitutes in tests, see docs/testing.md. Members that are not overridden throw an <see cref="InvalidOperationException"/> where they would need a server.</summary>
    protected TimelineOperations()
        : this(VelociraptorClient.Unconnected)
    {
    }

    /// <summary>List the timelines of a notebook, part by part, with the times they span.</summary>
    /// <param name="notebookId">The notebook's id.</param>
    /// <param name="cancellationToken">Ends the queries.</param>
    /// <returns>The parts.</returns>
    /// <exception cref="NotFoundException">There is no such notebook; thrown when the parts are read.</exception>
    [Operation("list_timelines", Effect.Read, Needs = Permission.ReadResults, Verb = "timelines list")]
    public virtual VqlRows<TimelinePart> ListAsync(string notebookId, CancellationToken cancellationToken = default) =>
        VqlRows.Create((outcome, token) => ListAsync(notebookId, outcome, token), cancellationToken);

    /// <summary>Read the rows of a timeline in the order of their time, each with Timestamp, Message and the part it comes from (_Source).</summary>
    /// <param name="notebookId">The notebook's id.</param>
    /// <param name="timeline">The timeline's name, from list_timelines.</param>
    /// <param name="since">From when on; from the first row when absent.</param>
    /// <param name="parts">Only these parts; all when absent.</param>
    /// <param name="limit">Most rows to return.</param>
    /// <param name="cancellationToken">Ends the queries.</param>
    /// <returns>The rows.</returns>
    /// <exception cref="NotFoundException">There is no such notebook, timeline or part; thrown when the rows are read.</exception>
    [Operation("get_timeline", Effect.Read, Needs = Permission.ReadResults, Verb = "timelines get")]
    public virtual VqlRows<VqlRow> GetAsync(
        string notebookId,
        string timeline,
        DateTimeOffset? since = null,
        IReadOnlyList<string>? parts = null,
        [Page(Default = 1000, Max = 10_000)] int? limit = null,
        CancellationToken cancellationToken = default) =>
        VqlRows.Create((outcome, token) => GetAsync(notebookId, timeline, since, parts, limit, outcome, token), cancellationToken);

    private static void Settle(IReadOnlyList<TimelinePart> known, string notebookId, string timeline, IReadOnlyList<string>? parts)
    {
        string[] timelines = [.. known.Select(static part => part.Timeline).Distinct()];
        if (!timelines.Contains(timeline))
        {
            throw new NotFoundException(
                $"Notebook {notebookId} has no timeline '{EvidenceText.Show(timeline)}'.",
                timelines.Length == 0 ? "It has none: add_timeline makes one." : $"It has {string.Join(", ", timelines.Select(EvidenceText.Show))}.");
        }

        string[] names = [.. known.Where(part => part.Timeline == timeline).Select(static part => part.Name)];
        if (parts?.FirstOrDefault(part => !names.Contains(part)) is { } unknown)
        {
            throw new NotFoundException($"The timeline {EvidenceText.Show(timeline)} has no part '{EvidenceText.Show(unknown)}'.", $"It has {string.Join(", ", names.Select(EvidenceText.Show))}.");
        }
    }

    private async Task<IReadOnlyList<TimelinePart>> PartsAsync(string notebookId, QueryOutcome? outcome, CancellationToken cancellationToken)
    {
        // Without it an unknown notebook has no timelines.
        await new NotebookOperations(client).GetAsync(notebookId, cancellationToken).ConfigureAwait(false);
        VqlRows<TimelineRow> rows = ReadListAsync(notebookId, cancellationToken);
        TimelinePart[] parts =
        [
            .. (await rows.ToListAsync(cancellationToken).ConfigureAwait(false)).SelectMany(static timeline => timeline.Timelines.Select(part =>
                new TimelinePart(timeline.Name, part.Id, part.StartTime, part.EndTime, part.TimestampColumn, part.MessageColumn, part.DescriptionColumn))),
        ];
        outcome?.Follow(rows.Outcome);
        return parts;
    }

    private async IAsyncEnumerable<TimelinePart> ListAsync(string notebookId, QueryOutcome outcome, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (TimelinePart part in await PartsAsync(notebookId, outcome, cancellationToken).ConfigureAwait(false))
        {
            outcome.RowsRead++;
            yield return part;
        }
    }

    private async IAsyncEnumerable<VqlRow> GetAsync(
        string notebookId,
        string timeline,
        DateTimeOffset? since,
        IReadOnlyList<string>? parts,
        int? limit,
        QueryOutcome outcome,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Settle(await PartsAsync(notebookId, outcome: null, cancellationToken).ConfigureAwait(false), notebookId, timeline, parts);
        VqlRows<VqlRow> rows = ReadRowsAsync(notebookId, timeline, since, parts, limit, cancellationToken);
        await foreach (VqlRow row in rows.ConfigureAwait(false))
        {
            outcome.RowsRead++;
            yield return row;
        }

        outcome.Follow(rows.Outcome);
    }

    [Vql("SELECT name, timelines FROM timelines(notebook_id=@notebookId)")]
    private partial VqlRows<TimelineRow> ReadListAsync(string notebookId, CancellationToken cancellationToken);

    [Vql("SELECT * FROM timeline(notebook_id=@notebookId, timeline=@timeline, start=@since, components=@parts) LIMIT @limit")]
    private partial VqlRows<VqlRow> ReadRowsAsync(string notebookId, string timeline, DateTimeOffset? since, IReadOnlyList<string>? parts, int? limit, CancellationToken cancellationToken);

    internal sealed record TimelineRow(string Name, IReadOnlyList<TimelineComponent> Timelines);
}
