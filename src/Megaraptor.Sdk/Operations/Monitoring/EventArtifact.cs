using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Evidence;
using Megaraptor.Sdk.Operations.Artifacts;

namespace Megaraptor.Sdk.Operations.Monitoring;

/// <summary>An artifact whose rows are events, settled: the server answers any other name with silence.</summary>
/// <param name="Queue">The name by which its events are stored and watched: artifact, or artifact/source.</param>
/// <param name="Type">client_event, server_event or internal.</param>
internal sealed record EventArtifact(string Queue, string Type)
{
    internal const string OfClients = "client_event";
    internal const string OfServer = "server_event";
    private const string Unstored = "internal";

    /// <summary>Whether the server keeps its events, so that they can be read later.</summary>
    internal bool IsStored => Type != Unstored;

    /// <summary>Finds the artifact, and its source.</summary>
    /// <param name="artifacts">The server's artifacts.</param>
    /// <param name="name">Artifact, or artifact/source.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    /// <exception cref="NotFoundException">There is no such artifact or source.</exception>
    /// <exception cref="InvalidArgumentException">It yields no events, or has several sources of which none is named.</exception>
    internal static async Task<EventArtifact> FindAsync(ArtifactOperations artifacts, string name, CancellationToken cancellationToken)
    {
        string[] parts = name.Split('/', 2);
        ArtifactDetails artifact = await artifacts.GetAsync(parts[0], cancellationToken).ConfigureAwait(false);
        string type = artifact.Type.ToLowerInvariant();
        if (type is not (OfClients or OfServer or Unstored))
        {
            throw new InvalidArgumentException(
                $"{artifact.Name} is of type {type}: it is collected, and yields no events.",
                "Event artifacts are of type client_event or server_event: find them with list_artifacts. What was collected is read with get_flow_results.");
        }

        string[] sources = [.. artifact.Sources.Select(static source => source.Name).Where(static source => source.Length > 0).Distinct()];
        return new EventArtifact(parts is [_, var source] ? Named(artifact.Name, source, sources) : Only(artifact.Name, sources), type);
    }

    /// <summary>Refuses to read stored events where there are none, or under an id under which there are none.</summary>
    /// <param name="clientId">The client.</param>
    /// <exception cref="InvalidArgumentException">They are not stored, or not there.</exception>
    internal void CheckStored(string clientId)
    {
        if (!IsStored)
        {
            throw new InvalidArgumentException($"The server does not store the events of {Queue}: they can only be watched.", "Use watch_events.");
        }

        bool isServer = clientId == Identifiers.Server;
        if (isServer != (Type == OfServer))
        {
            throw new InvalidArgumentException(
                $"{Queue} is of type {Type}: its events are not kept under '{clientId}'.",
                isServer ? "Give the id of a client: find it with list_clients." : "Give the client id 'server'.");
        }
    }

    private static string Named(string artifact, string source, string[] sources) => sources.Contains(source)
        ? $"{artifact}/{source}"
        : throw new NotFoundException(
            $"{artifact} has no source '{EvidenceText.Show(source)}'.",
            sources.Length == 0 ? "Its source has no name: give the artifact alone." : $"It has {string.Join(", ", sources.Select(known => $"{artifact}/{known}"))}.");

    private static string Only(string artifact, string[] sources) => sources switch
    {
        [] => artifact,
        [var only] => $"{artifact}/{only}",
        _ => throw new InvalidArgumentException($"The events of {artifact} are kept by source.", $"Name one: {string.Join(", ", sources.Select(source => $"{artifact}/{source}"))}."),
    };
}
