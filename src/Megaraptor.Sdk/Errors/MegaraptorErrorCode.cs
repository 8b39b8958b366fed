namespace Megaraptor.Sdk.Errors;

/// <summary>What kind of failure happened, as a stable word. New words may come; compare with the known ones.</summary>
/// <param name="Name">The word, in snake case; never changes once released.</param>
public readonly record struct MegaraptorErrorCode(string Name)
{
    /// <summary>The server could not parse or evaluate the VQL.</summary>
    public static MegaraptorErrorCode VqlError { get; } = new("vql_error");

    /// <summary>The identity lacks a permission.</summary>
    public static MegaraptorErrorCode Denied { get; } = new("denied");

    /// <summary>The query ran into its time limit, or the server did not answer within it.</summary>
    public static MegaraptorErrorCode TimedOut { get; } = new("timed_out");

    /// <summary>A client, flow, artifact or source does not exist.</summary>
    public static MegaraptorErrorCode NotFound { get; } = new("not_found");

    /// <summary>Some rows arrived and others could not be computed.</summary>
    public static MegaraptorErrorCode Partial { get; } = new("partial");

    /// <summary>An argument is missing, of the wrong kind, out of range or unknown.</summary>
    public static MegaraptorErrorCode InvalidArgument { get; } = new("invalid_argument");

    /// <summary>The API client configuration is missing, broken or expired.</summary>
    public static MegaraptorErrorCode Configuration { get; } = new("configuration");

    /// <summary>No connection to the server, or one that broke.</summary>
    public static MegaraptorErrorCode Unreachable { get; } = new("unreachable");

    /// <summary>The server's certificate, or ours, was refused.</summary>
    public static MegaraptorErrorCode Tls { get; } = new("tls");

    /// <summary>Policy forbids the call; it was not sent.</summary>
    public static MegaraptorErrorCode Refused { get; } = new("refused");

    /// <summary>It is not known whether an effect took place.</summary>
    public static MegaraptorErrorCode InDoubt { get; } = new("in_doubt");

    /// <summary>An effect did not take place, although the server did not refuse it.</summary>
    public static MegaraptorErrorCode NotDone { get; } = new("not_done");

    /// <summary>A collection ended with an error, or was cancelled.</summary>
    public static MegaraptorErrorCode CollectionFailed { get; } = new("collection_failed");

    /// <summary>The server is too old for the call, has the feature disabled, or does not do it at all.</summary>
    public static MegaraptorErrorCode Unsupported { get; } = new("unsupported");

    /// <summary>The server answered with an error that has no better word.</summary>
    public static MegaraptorErrorCode ServerError { get; } = new("server_error");

    /// <summary>A file cannot be written into the output folder.</summary>
    public static MegaraptorErrorCode Output { get; } = new("output");

    /// <summary>Stored evidence is not what it was: a row or a file does not have the hash that was recorded of it.</summary>
    public static MegaraptorErrorCode EvidenceChanged { get; } = new("evidence_changed");

    /// <inheritdoc/>
    public override string ToString() => Name;
}
