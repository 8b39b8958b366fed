namespace Megaraptor.Sdk.Query;

/// <summary>What is known of a query beside its rows. It grows while the rows are read and is complete after the last one.</summary>
public sealed class QueryOutcome
{
    private readonly List<VqlLogEntry> _logs = [];
    private readonly List<string> _columns = [];
    private readonly List<string> _notes = [];

    /// <summary>The verdict; <see cref="VqlVerdict.Pending"/> until the last row was read.</summary>
    public VqlVerdict Verdict { get; internal set; }

    /// <summary>The log lines that the query caused, in order, without those about its progress.</summary>
    public IReadOnlyList<VqlLogEntry> Logs => _logs;

    /// <summary>The columns seen so far, in the order in which they first came.</summary>
    public IReadOnlyList<string> Columns => _columns;

    /// <summary>What a reader of the rows should know, such as that a flow is still running.</summary>
    public IReadOnlyList<string> Notes => _notes;

    /// <summary>How many rows were handed out so far.</summary>
    public long RowsRead { get; internal set; }

    /// <summary>Whether more rows exist than were asked for; null when that is not known.</summary>
    public bool? HasMore { get; internal set; }

    /// <summary>Makes the cursor of the first row that was not taken; set by operations that page by themselves, else null.</summary>
    /// <remarks>It is asked after the loop over the rows was left: on a row that was handed out and not taken, or behind the last one.</remarks>
    public Func<string>? Continuation { get; set; }

    /// <summary>Whether any row held a value other than NULL.</summary>
    internal bool SawValue { get; set; }

    /// <summary>Adds something that a reader of the rows should know. Said once, however often it is added.</summary>
    /// <param name="note">One sentence.</param>
    public void AddNote(string note)
    {
        if (!_notes.Contains(note))
        {
            _notes.Add(note);
        }
    }

    internal void AddLog(VqlLogEntry log) => _logs.Add(log);

    internal void AddColumns(IEnumerable<string> columns)
    {
        foreach (string column in columns)
        {
            if (!_columns.Contains(column))
            {
                _columns.Add(column);
            }
        }
    }

    /// <summary>Takes over the logs of a query that was one step of an operation.</summary>
    /// <param name="step">What is known of that query.</param>
    public void Include(QueryOutcome step)
    {
        ArgumentNullException.ThrowIfNull(step);
        _logs.AddRange(step._logs);
        AddColumns(step._columns);
        foreach (string note in step._notes)
        {
            AddNote(note);
        }
    }

    /// <summary>Takes over the logs of a query that was one step of an operation, and its columns but for those that served the operation only.</summary>
    /// <param name="step">What is known of that query.</param>
    /// <param name="hidden">The columns that no row of the operation has.</param>
    internal void Include(QueryOutcome step, params ReadOnlySpan<string> hidden)
    {
        _logs.AddRange(step._logs);
        foreach (string column in step._columns)
        {
            if (!hidden.Contains(column))
            {
                AddColumns([column]);
            }
        }
    }

    /// <summary>Takes over everything that is known of the query whose rows the operation hands out.</summary>
    /// <param name="last">What is known of that query, after its rows were read.</param>
    public void Follow(QueryOutcome last)
    {
        Include(last);
        Verdict = last.Verdict;
        HasMore = last.HasMore;
    }
}
