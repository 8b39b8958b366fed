using Megaraptor.Lab.Evaluation.Values;

namespace Megaraptor.Lab.Evaluation.Scopes;

/// <summary>The variables that every query has: the caller's, then the system's, which cannot be overridden.</summary>
internal sealed class SystemVariables
{
    private const string ConfigName = "config";

    private static readonly string[] s_serverNames = ["$device_manager", ConfigName, "$acl", "Artifact", "$repository", "$root"];

    /// <summary>The server's configuration as queries see it.</summary>
    public VqlDict Config { get; init; } = new();

    /// <summary>What the query runs for: a collection; empty where it runs for nothing but itself.</summary>
    public string SessionId { get; init; } = "";

    /// <summary>The names behind those of the caller.</summary>
    public IReadOnlyList<string> Names { get; init; } = s_serverNames;

    /// <summary>The variables of a query, in the order in which messages list them.</summary>
    /// <param name="environment">The caller's variables.</param>
    /// <returns>The dict to put into a root scope.</returns>
    public VqlDict For(IEnumerable<KeyValuePair<string, object?>> environment)
    {
        var variables = new VqlDict(8);
        variables.Set("_SessionId", SessionId);
        foreach (KeyValuePair<string, object?> variable in environment)
        {
            variables.Update(variable.Key, variable.Value);
        }

        // Only the configuration means anything to a query; the others are named in messages, and no name in VQL reaches them.
        foreach (string name in Names)
        {
            variables.Set(name, name == ConfigName ? Config : null);
        }

        return variables;
    }
}
