using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Errors;

/// <summary>A query failed on the server, although the stream that carried it ended well.</summary>
public class VqlException : MegaraptorException
{
    /// <summary>Makes a failure of a query.</summary>
    /// <param name="code">What kind of failure it is.</param>
    /// <param name="message">What is wrong, with the server's words.</param>
    /// <param name="hint">What to do next, or null.</param>
    /// <param name="logs">Every log line that the query caused.</param>
    /// <param name="innerException">The cause, or null.</param>
    public VqlException(
        MegaraptorErrorCode code,
        string message,
        string? hint = null,
        IReadOnlyList<VqlLogEntry>? logs = null,
        Exception? innerException = null)
        : base(code, message, hint, innerException)
    {
        Logs = logs ?? [];
    }

    /// <summary>Every log line that the query caused, in order.</summary>
    public IReadOnlyList<VqlLogEntry> Logs { get; }

    /// <summary>The line of the query at fault, from 1; null when it is not known.</summary>
    public int? Line { get; init; }

    /// <summary>The column in that line, in UTF-16 code units from 1; null when it is not known.</summary>
    public int? Column { get; init; }

    /// <summary>How many rows had arrived before the failure was known.</summary>
    public long RowsRead { get; init; }
}
