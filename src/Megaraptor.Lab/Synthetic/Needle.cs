namespace Megaraptor.Lab.Synthetic;

/// <summary>A program that was planted on few hosts of a fleet, with its traces: a process, a connection, a file and what starts it.</summary>
/// <param name="System">The system of its hosts.</param>
/// <param name="Every">One host in so many has it.</param>
/// <param name="Name">The name of its process.</param>
/// <param name="Exe">Its file.</param>
/// <param name="Arguments">The arguments it runs with.</param>
/// <param name="Remote">The address that it talks to.</param>
/// <param name="RemotePort">The port there.</param>
/// <param name="StartedBy">The name of the task or job that starts it.</param>
internal sealed record Needle(string System, int Every, string Name, string Exe, string Arguments, string Remote, int RemotePort, string StartedBy)
{
    /// <summary>Where it is: beside the hosts of the other ones.</summary>
    private int Parity => System == "windows" ? 0 : 1;

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Needle> All { get; } =
    [
        new("windows", 500, "nbsync.exe", @"C:\ProgramData\Nimbus\nbsync.exe", "--relay 203.0.113.77:8443 --quiet", "203.0.113.77", 8443, @"\Nimbus\Sync"),
        new("linux", 1000, ".kworkd", "/var/tmp/.cache/.kworkd", "-c 203.0.113.78", "203.0.113.78", 4443, "@reboot"),
    ];

    /// <summary>What was planted on a host; null for nothing.</summary>
    public static Needle? Of(SyntheticFleet fleet, int number) => All.FirstOrDefault(needle => needle.NumberIn(fleet, number / needle.Every) == number);

    /// <summary>The hosts that have it, in order.</summary>
    public IEnumerable<int> Numbers(SyntheticFleet fleet)
    {
        for (int block = 0; block == 0 || (block + 1) * Every <= fleet.Hosts; block++)
        {
            if (NumberIn(fleet, block) is >= 0 and var number)
            {
                yield return number;
            }
        }
    }

    /// <summary>The one host in a block of hosts; a block at the end that is not full has none, unless it is the only one.</summary>
    private int NumberIn(SyntheticFleet fleet, int block)
    {
        int size = Math.Min(Every, fleet.Hosts - (block * Every));
        if (size < Every && block > 0)
        {
            return -1;
        }

        int at = (2 * Noise.Of(fleet.Seed, block, NoiseTopic.Needle, Every).Next(Math.Max(1, size / 2))) + Parity;
        return at < size ? (block * Every) + at : -1;
    }
}
