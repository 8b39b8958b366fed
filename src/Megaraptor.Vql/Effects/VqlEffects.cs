namespace Megaraptor.Vql.Effects;

/// <summary>What a query can do. "Server" is the machine that evaluates the query.</summary>
[Flags]
public enum VqlEffects
{
    /// <summary>Nothing: it computes.</summary>
    None = 0,

    /// <summary>Reads what the server keeps: clients, flows, hunts, artifacts, notebooks, events, users.</summary>
    ReadResults = 1 << 0,

    /// <summary>Reads files of the server.</summary>
    ReadServerFiles = 1 << 1,

    /// <summary>Reads the state of the server: its machine, processes, environment, logs, configuration.</summary>
    ReadServerState = 1 << 2,

    /// <summary>Reads secrets: stored credentials, private keys, nonces of orgs.</summary>
    ReadSecrets = 1 << 3,

    /// <summary>Connects to other machines from the server.</summary>
    Network = 1 << 4,

    /// <summary>Writes files on the server.</summary>
    WriteServerFiles = 1 << 5,

    /// <summary>Runs or ends programs on the server.</summary>
    Execute = 1 << 6,

    /// <summary>Changes what the server keeps: labels, metadata, artifacts, users, event tables, notebooks.</summary>
    ChangeServer = 1 << 7,

    /// <summary>Deletes what the server keeps.</summary>
    DeleteData = 1 << 8,

    /// <summary>Acts on endpoints: collections, hunts, what clients monitor.</summary>
    ActOnEndpoints = 1 << 9,

    /// <summary>Acts as another user.</summary>
    Impersonate = 1 << 10,

    /// <summary>Not known: an unknown name, code that is not fixed in the text, an artifact whose queries are not known. To be treated as everything at once.</summary>
    Unknown = 1 << 11,
}

/// <summary>Questions that policies ask about effects.</summary>
public static class VqlEffectsQuestions
{
    private const VqlEffects Reading = VqlEffects.ReadResults | VqlEffects.ReadServerFiles | VqlEffects.ReadServerState | VqlEffects.ReadSecrets | VqlEffects.Network;

    /// <summary>Whether nothing but results is read.</summary>
    /// <param name="effects">The effects.</param>
    /// <returns>True when the query is pure or reads results, and all of it is known.</returns>
    public static bool OnlyReadResults(this VqlEffects effects) => (effects & ~VqlEffects.ReadResults) == 0;

    /// <summary>Whether something is changed, or may be.</summary>
    /// <param name="effects">The effects.</param>
    /// <returns>True when the query writes, runs, deletes or acts, or when not all of it is known.</returns>
    public static bool Changes(this VqlEffects effects) => (effects & ~Reading) != 0;
}
