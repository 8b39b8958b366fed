using Megaraptor.Lab.Store.Clients;
using Megaraptor.Lab.Store.Records;

namespace Megaraptor.Lab.Synthetic;

/// <summary>The hosts of a synthetic fleet as clients of an org.</summary>
/// <param name="fleet">The fleet.</param>
/// <param name="started">When the Lab started: hosts that are offline were last seen before it.</param>
internal sealed class SyntheticPopulation(SyntheticFleet fleet, DateTimeOffset started) : ClientPopulation
{
    private const string AgentName = "synthetic";

    /// <inheritdoc/>
    public override int Count => fleet.Hosts;

    /// <inheritdoc/>
    public override string IdOf(int number) => SyntheticId.Of(fleet.Seed, number);

    /// <inheritdoc/>
    public override int NumberOf(string clientId) => SyntheticId.NumberOf(fleet.Seed, fleet.Hosts, clientId);

    /// <inheritdoc/>
    public override IClientFacts FactsOf(int number) => new SyntheticHost(fleet, number);

    /// <summary>The host of a client; null when it is none of the fleet.</summary>
    public SyntheticHost? HostOf(string clientId) => NumberOf(clientId) is >= 0 and var number ? new SyntheticHost(fleet, number) : null;

    /// <inheritdoc/>
    public override Client Make(int number)
    {
        var host = new SyntheticHost(fleet, number);
        var record = new ClientRecord
        {
            ClientId = host.ClientId,
            Agent = new AgentRecord { Name = AgentName, Version = "0.77.2", BuildTime = "2026-08-21T00:00:00Z" },
            System = new SystemRecord
            {
                System = host.System,
                Hostname = host.Hostname,
                Fqdn = host.Fqdn,
                Release = host.Platform + host.PlatformVersion,
                Machine = host.Architecture,
            },
            FirstSeenAt = host.FirstSeen,
            LastSeenAt = LastSeen(host),
            LastIp = host.LastIp,
        };
        record.System.MacAddresses.AddRange(host.MacAddresses);
        record.Labels.AddRange(host.Labels);
        return new Client(record, host.IsOnline);
    }

    private long LastSeen(SyntheticHost host)
    {
        long seconds = started.ToUnixTimeSeconds() - (host.IsOnline ? 0 : host.Away);
        return Math.Max(host.FirstSeen, seconds) * 1_000_000;
    }
}
