using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Operations.Flows;

namespace Megaraptor.Sdk.Operations.Files;

/// <summary>Files of endpoints, and what was collected of them.</summary>
/// <param name="client">The server.</param>
public partial class FileOperations(VelociraptorClient client)
{
    /// <summary>For substitutes in tests, see docs/testing.md. Members that are not overridden throw an <see cref="InvalidOperationException"/> where they would need a server.</summary>
    protected FileOperations()
        : this(VelociraptorClient.Unconnected)
    {
    }

    private const string RootOrg = "root";

    /// <summary>The folders in which what belongs to a flow is kept.</summary>
    internal static string[] FoldersOf(VelociraptorClient client, string clientId, string flowId) => [OrgOf(client), clientId, flowId];

    /// <summary>The org in which a client asks.</summary>
    internal static string OrgOf(VelociraptorClient client) => string.IsNullOrEmpty(client.OrgId) ? RootOrg : client.OrgId;

    private Task<FlowHeader> FlowAsync(string clientId, string flowId, CancellationToken cancellationToken) =>
        new FlowOperations(client).HeaderAsync(clientId, flowId, cancellationToken);

    /// <summary>The server speaks of what can be had by a path, or by none when it could not make it.</summary>
    private static MegaraptorException NoDownload() =>
        new(MegaraptorErrorCode.NotDone, "The server made no download, and did not say why.", "Look into the server's log.");
}
