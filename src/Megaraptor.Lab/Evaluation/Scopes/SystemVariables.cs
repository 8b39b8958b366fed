using Megaraptor.Lab.Evaluation.Values;

namespace Megaraptor.Lab.Evaluation.Scopes;

/// <summary>The variables that every query has: the caller's, then the system's, which cannot be overridden.</summary>
internal sealed class SystemVariables
{
    /// <summary>The server's configuration as queries see it.</summary>
    public VqlDict Config { get; init; } = new();

    /// <summary>The variables of a query, in the order in which messages list them.</summary>
    /// <param name="environment">The caller's variables.</param>
    /// <returns>The dict to put into a root scope.</returns>
    public VqlDict For(IEnumerable<KeyValuePair<string, object?>> environment)
    {
        var variables = new VqlDict(8);
        variables.Set("_SessionId", string.Empty);
        foreach (KeyValuePair<string, object?> variable in environment)
        {
            variables.Update(variable.Key, variable.Value);
        }

        // Only the configuration means anything to a query; the others are named in messages, and no name in VQL reaches them.
        foreach (string name in new[] { "$device_manager", "config", "$acl", "Artifact", "$repository", "$root" })
        {
            variables.Set(name, name == "config" ? Config : null);
        }

        return variables;
    }
}
