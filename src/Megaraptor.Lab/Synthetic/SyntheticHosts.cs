using Megaraptor.Lab.Store;
using Megaraptor.Lab.Store.Orgs;

namespace Megaraptor.Lab.Synthetic;

/// <summary>Puts a synthetic fleet into a Lab.</summary>
internal static class SyntheticHosts
{
    /// <summary>Adds the fleet to the root org.</summary>
    public static void AddTo(LabState state, SyntheticFleet fleet)
    {
        var population = new SyntheticPopulation(fleet, state.Started);
        Org org = state.Orgs.Root;
        org.Clients.Add(population);
        org.Hosts.AddMaker(clientId => population.HostOf(clientId) is { } host ? SyntheticMachine.Of(host) : null);
        org.Synthetic = new SyntheticArtifacts(population);
    }
}
