using Megaraptor.Lab.Synthetic;

namespace Megaraptor.Lab;

/// <summary>
/// A made-up fleet of Windows, Linux and macOS hosts for load and for what depends on the system. Everything follows from the seed: the same seed
/// gives the same hosts, users, processes and files in every Lab. Hosts and rows are made when they are asked for, so a hundred thousand hosts
/// cost about what ten do. None of it was recorded: every host has the label <c>synthetic</c>, and its agent has that name.
/// </summary>
/// <example>
/// <code>
/// var fleet = new SyntheticFleet(10_000, seed: 7);
/// await using LabServer lab = await LabServer.StartAsync(new LabOptions { Fleet = LabFleet.None, Synthetic = fleet });
/// </code>
/// </example>
public sealed class SyntheticFleet
{
    /// <summary>The most hosts that a fleet can have.</summary>
    public const int MostHosts = 1_000_000;

    /// <summary>The label of every host.</summary>
    public const string Label = "synthetic";

    /// <summary>Describes a fleet.</summary>
    /// <param name="hosts">The number of hosts, 1 to 1,000,000.</param>
    /// <param name="seed">What everything follows from.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are too few or too many hosts.</exception>
    public SyntheticFleet(int hosts, int seed = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(hosts, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(hosts, MostHosts);
        Hosts = hosts;
        Seed = seed;
    }

    /// <summary>The number of hosts.</summary>
    public int Hosts { get; }

    /// <summary>What everything follows from.</summary>
    public int Seed { get; }

    /// <summary>The id of a host.</summary>
    /// <param name="number">Its number, from 0; ids ascend with it.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such host.</exception>
    public string ClientId(int number)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(number, Hosts);
        return SyntheticId.Of(Seed, number);
    }

    /// <summary>
    /// The ids of the hosts on which a program was planted, for tests that must find them: <c>nbsync.exe</c> on one Windows host in 500,
    /// <c>.kworkd</c> on one Linux host in 1000 hosts; a smaller fleet has one of each. They are online. None on macOS.
    /// </summary>
    /// <param name="system"><c>windows</c> or <c>linux</c>.</param>
    public IEnumerable<string> Planted(string system) => Needle.All.Where(needle => needle.System == system).SelectMany(needle => needle.Numbers(this)).Select(ClientId);
}
