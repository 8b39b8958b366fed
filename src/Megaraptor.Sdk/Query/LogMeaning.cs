namespace Megaraptor.Sdk.Query;

/// <summary>What a log line of a query means for its result.</summary>
internal enum LogMeaning
{
    /// <summary>The course of the query: said for every one.</summary>
    Progress,

    /// <summary>Worth showing, but no failure.</summary>
    Diagnostic,

    /// <summary>A plugin or function complained; a failure when nothing came of the query.</summary>
    Complaint,

    /// <summary>A value or rows were lost.</summary>
    Failure,

    /// <summary>A permission is missing.</summary>
    Denial,

    /// <summary>Something that was named does not exist.</summary>
    NotFound,

    /// <summary>The time limit was reached.</summary>
    Timeout,

    /// <summary>The text is no VQL: nothing of it ran.</summary>
    SyntaxError,
}
