namespace Megaraptor.Lab.Synthetic;

/// <summary>Makes the processes of a host, numbers and times included.</summary>
/// <param name="host">The host.</param>
internal sealed class ProcessList(SyntheticHost host)
{
    private readonly List<SyntheticProcess> _processes = [];
    private readonly long _boot = host.BootTime;
    private Noise _noise = host.Noise(NoiseTopic.Processes);
    private int _pid = 300;
    private int _age;

    /// <summary>The processes.</summary>
    public IReadOnlyList<SyntheticProcess> Processes => _processes;

    /// <summary>Adds a process.</summary>
    /// <returns>Its number.</returns>
    public int Add(int parent, string name, string exe, string commandLine, string username, int pid = 0)
    {
        // Windows numbers processes in fours, and other systems do not mind.
        _pid += 4 * (1 + _noise.Next(60));
        _age += _noise.Next(40);
        int number = pid > 0 ? pid : _pid;
        _processes.Add(new SyntheticProcess(number, parent, name, exe, commandLine, username, _boot + _age, 4096L * (500 + _noise.Next(60_000))));
        return number;
    }

    /// <summary>Adds a process that some hosts have.</summary>
    public void Some(int percent, int parent, string name, string exe, string commandLine, string username)
    {
        if (_noise.Happens(percent))
        {
            Add(parent, name, exe, commandLine, username);
        }
    }

    /// <summary>Adds what was planted on the host.</summary>
    public void AddPlanted(int parent, string username)
    {
        if (host.Planted is { } planted)
        {
            Add(parent, planted.Name, planted.Exe, $"{planted.Exe} {planted.Arguments}", username);
        }
    }
}
