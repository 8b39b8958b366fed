namespace Megaraptor.Sdk.Query;

/// <summary>What became of a query. The server ends most failures with status OK; the verdict is read from rows and logs together.</summary>
public enum VqlVerdict
{
    /// <summary>The rows have not been read to the end yet.</summary>
    Pending,

    /// <summary>Rows arrived, and nothing tells of a failure.</summary>
    Ok,

    /// <summary>No row matched, and nothing tells of a failure.</summary>
    OkNoRows,

    /// <summary>Rows arrived, but some values or rows could not be computed, or the stream was cut.</summary>
    Partial,

    /// <summary>The VQL could not be parsed or evaluated.</summary>
    VqlError,

    /// <summary>A permission is missing.</summary>
    Denied,

    /// <summary>The query ran into its time limit; rows may have arrived before.</summary>
    TimedOut,

    /// <summary>What was asked about does not exist.</summary>
    NotFound,
}
