using Megaraptor.Lab.Artifacts.Definitions;
using Megaraptor.Lab.Store;

namespace Megaraptor.Lab.Scripting;

/// <summary>Says what a Lab holds, for a test: its clients, what collections return on them, and artifacts.</summary>
public sealed class LabScript
{
    private readonly Dictionary<string, ScriptedClient> _clients = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _artifacts = [];

    internal LabScript()
    {
    }

    /// <summary>A client, by the name of its host. The first mention makes it: an online Linux host.</summary>
    /// <param name="hostname">The name of the host, such as <c>web-01</c>.</param>
    /// <returns>The client, always the same for one name.</returns>
    public ScriptedClient Client(string hostname)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(hostname);
        if (!_clients.TryGetValue(hostname, out ScriptedClient? client))
        {
            client = new ScriptedClient(hostname);
            _clients.Add(hostname, client);
        }

        return client;
    }

    /// <summary>Defines an artifact of the user's own. Its VQL is evaluated where <c>Returns</c> does not say what it returns.</summary>
    /// <param name="yaml">The definition.</param>
    /// <returns>This script.</returns>
    public LabScript Artifact(string yaml)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(yaml);
        _artifacts.Add(yaml);
        return this;
    }

    internal void Apply(LabState state)
    {
        foreach (string yaml in _artifacts)
        {
            try
            {
                state.Orgs.Root.Artifacts.Set(DefinitionReader.Read(yaml));
            }
            catch (DefinitionException error)
            {
                throw new FormatException($"The artifact is refused: {error.Message}", error);
            }
        }

        foreach (ScriptedClient client in _clients.Values)
        {
            client.AddTo(state.Orgs.Root, state.Clock);
        }
    }
}
