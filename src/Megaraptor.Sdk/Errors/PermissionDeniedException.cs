using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Errors;

/// <summary>The identity of the API client lacks a permission.</summary>
/// <param name="message">What was denied, with the server's words.</param>
/// <param name="hint">Which permission or role to ask for.</param>
/// <param name="permission">The missing permission as the server names it, such as <c>COLLECT_CLIENT</c>; null when the server does not say.</param>
/// <param name="logs">Every log line that the query caused.</param>
/// <param name="innerException">The cause, or null.</param>
public sealed class PermissionDeniedException(
    string message,
    string? hint,
    string? permission,
    IReadOnlyList<VqlLogEntry>? logs = null,
    Exception? innerException = null)
    : VqlException(MegaraptorErrorCode.Denied, message, hint, logs, innerException)
{
    /// <summary>The missing permission as the server names it, such as <c>COLLECT_CLIENT</c>; null when the server does not say.</summary>
    public string? Permission { get; } = permission;
}
