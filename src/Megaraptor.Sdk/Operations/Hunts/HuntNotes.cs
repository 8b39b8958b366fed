namespace Megaraptor.Sdk.Operations.Hunts;

/// <summary>What the one who made a hunt should know before the next step.</summary>
internal static class HuntNotes
{
    internal static IEnumerable<string> Of(HuntRequest request, IReadOnlyList<HuntMember> members, long? estimate)
    {
        if (request.OnlyClients.Count > 0)
        {
            yield return "It stays paused and belongs to the named clients alone. Starting it would give it to every client of the fleet.";
        }

        if (request.Canary is { } canary)
        {
            if (members.Count < canary)
            {
                yield return $"Only {members.Count} of the {canary} clients asked for are online and fit.";
            }

            yield return "It stays paused: look at the first clients with list_hunt_flows, then start it for all with widen_hunt.";
        }

        if (estimate is { } clients)
        {
            yield return $"The server has no limit of clients. By our count {clients} fit now; those that enrol or are labelled later may join until it expires.";
        }
    }
}
