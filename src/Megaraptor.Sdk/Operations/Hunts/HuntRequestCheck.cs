using Megaraptor.Sdk.Errors;

namespace Megaraptor.Sdk.Operations.Hunts;

/// <summary>Refuses hunts that cannot be meant, or of which the server would silently drop a part.</summary>
internal static class HuntRequestCheck
{
    internal static void Check(HuntRequest request)
    {
        if (request.Artifacts.Count == 0 || string.IsNullOrWhiteSpace(request.Description))
        {
            throw new InvalidArgumentException("A hunt needs at least one artifact, and a description.", "Find artifacts with list_artifacts.");
        }

        bool hasLabels = request.IncludeLabels.Count > 0 || request.ExcludeLabels.Count > 0;
        if (request.Os is not null && hasLabels)
        {
            throw new InvalidArgumentException("os_filter cannot be combined with labels: the server would silently drop the labels, the excluding ones too.", "Give one of them; for both, label the clients first.");
        }

        if (request.OnlyClients.Count > 0 && (request.Os is not null || hasLabels || request.Canary is not null))
        {
            throw new InvalidArgumentException("only_clients names the clients: labels, os_filter and canary have no place beside it.", "Give the clients, or a condition.");
        }

        if (!request.Paused && (request.OnlyClients.Count > 0 || request.Canary is not null))
        {
            throw new InvalidArgumentException("A hunt that is started reaches every client that fits: only_clients and canary need one that is paused.", "Leave paused out; the named clients run it all the same.");
        }

        if (request.IncludeLabels.Concat(request.ExcludeLabels).Concat(request.Tags).Any(string.IsNullOrWhiteSpace))
        {
            throw new InvalidArgumentException("A label or tag is empty.", "Leave it out.");
        }

        if (request.OnlyClients.Count > 0 && request.OnlyClients.Contains(Identifiers.Server))
        {
            throw new InvalidArgumentException("A hunt does not run on the server.", "Use collect_artifact with the client id 'server'.");
        }

        foreach (string clientId in request.OnlyClients)
        {
            Identifiers.CheckClient(clientId);
        }

        if (request.Expires <= TimeSpan.Zero || request.CollectTimeout < TimeSpan.FromSeconds(1))
        {
            throw new InvalidArgumentException("A hunt must expire in the future, and give endpoints at least one second.", "Leave them out for 24 hours and 10 minutes.");
        }
    }

    internal static void CheckCount(long clients, int? maxClients, bool isEstimate)
    {
        if (clients > maxClients)
        {
            throw new InvalidArgumentException(
                isEstimate
                    ? $"By our count {clients} clients fit, more than max_clients {maxClients}: nothing was done. The server itself has no limit of clients."
                    : $"{clients} clients are named, more than max_clients {maxClients}: nothing was done.",
                isEstimate ? "Narrow it with labels or os_filter, or name the clients with only_clients; see estimate_hunt." : "Name fewer.");
        }
    }
}
