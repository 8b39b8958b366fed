using System.Globalization;

namespace Megaraptor.Lab.Synthetic;

/// <summary>A connection of a host, or a port that it listens on.</summary>
/// <param name="Process">Whose it is.</param>
/// <param name="Protocol"><c>TCP</c> or <c>UDP</c>.</param>
/// <param name="Status"><c>LISTEN</c>, <c>ESTAB</c>, or empty.</param>
/// <param name="LocalPort">The port here.</param>
/// <param name="Remote">The address there.</param>
/// <param name="RemotePort">The port there.</param>
internal sealed record SyntheticConnection(SyntheticProcess Process, string Protocol, string Status, int LocalPort, string Remote, int RemotePort)
{
    private const string Nobody = "0.0.0.0";
    private const string Server = "198.51.100.10";

    private static readonly Dictionary<string, int> s_listening = new(StringComparer.Ordinal)
    {
        ["sshd"] = 22,
        ["nginx"] = 443,
        ["postgres"] = 5432,
        ["System"] = 445,
        ["lsass.exe"] = 49_664,
        ["sqlservr.exe"] = 1433,
        ["w3wp.exe"] = 80,
    };

    /// <summary>The address here.</summary>
    /// <param name="host">The host.</param>
    public string Local(SyntheticHost host) => Status == "LISTEN" ? Nobody : host.Address;

    /// <summary>The connections of a host.</summary>
    public static IReadOnlyList<SyntheticConnection> Of(SyntheticHost host)
    {
        Noise noise = host.Noise(NoiseTopic.Connections);
        var connections = new List<SyntheticConnection>();
        foreach (SyntheticProcess process in host.Processes)
        {
            int port = 49_152 + noise.Next(16_000);
            string peer = string.Create(CultureInfo.InvariantCulture, $"192.0.2.{1 + noise.Next(250)}");
            if (s_listening.TryGetValue(process.Name, out int listening))
            {
                connections.Add(new SyntheticConnection(process, "TCP", "LISTEN", listening, Nobody, 0));
            }

            if (process.Name.StartsWith("velociraptor", StringComparison.OrdinalIgnoreCase))
            {
                connections.Add(new SyntheticConnection(process, "TCP", "ESTAB", port, Server, 8000));
            }
            else if (process.Name is "msedge.exe" or "OUTLOOK.EXE" or "Safari" or "nginx")
            {
                connections.Add(new SyntheticConnection(process, "TCP", "ESTAB", port, peer, 443));
            }
            else if (host.Planted is { } planted && process.Name == planted.Name)
            {
                connections.Add(new SyntheticConnection(process, "TCP", "ESTAB", port, planted.Remote, planted.RemotePort));
            }
        }

        return connections;
    }
}
