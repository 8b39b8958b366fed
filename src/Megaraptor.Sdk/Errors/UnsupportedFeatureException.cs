using Megaraptor.Sdk.Query;
using Megaraptor.Vql.Reference;

namespace Megaraptor.Sdk.Errors;

/// <summary>The connected server does not have what the call needs: it is too old, or an administrator has disabled it.</summary>
/// <param name="message">What is missing, since which version it exists, and which version answers.</param>
/// <param name="hint">What to do.</param>
/// <param name="feature">The plugin, function or argument.</param>
/// <param name="since">The first version that has it; null when that is not known.</param>
/// <param name="server">The version of the server; null when it does not tell.</param>
/// <param name="logs">Every log line that the query caused.</param>
public sealed class UnsupportedFeatureException(
    string message,
    string? hint,
    string feature,
    ServerVersion? since,
    ServerVersion? server,
    IReadOnlyList<VqlLogEntry>? logs = null)
    : VqlException(MegaraptorErrorCode.Unsupported, message, hint, logs)
{
    /// <summary>The plugin, function or argument that is missing, such as <c>hunt(tags=)</c>.</summary>
    public string Feature { get; } = feature;

    /// <summary>The first version that has it; null when that is not known.</summary>
    public ServerVersion? Since { get; } = since;

    /// <summary>The version of the server; null when it does not tell.</summary>
    public ServerVersion? Server { get; } = server;
}
