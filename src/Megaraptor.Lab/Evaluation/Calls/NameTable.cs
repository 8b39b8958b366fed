using Megaraptor.Lab.Evaluation.Files;
using Megaraptor.Lab.Evaluation.Scopes;
using Megaraptor.Vql.Reference;

namespace Megaraptor.Lab.Evaluation.Calls;

/// <summary>The functions and plugins that queries may call.</summary>
internal sealed class NameTable
{
    private readonly Dictionary<string, FunctionDefinition> _functions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PluginDefinition> _plugins = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FileAccessor> _accessors = new(StringComparer.Ordinal);

    private ServerVersion _version = ServerVersion.OfReference;

    /// <summary>The functions of the Lab, by name.</summary>
    public IReadOnlyDictionary<string, FunctionDefinition> Functions => _functions;

    /// <summary>The plugins of the Lab, by name.</summary>
    public IReadOnlyDictionary<string, PluginDefinition> Plugins => _plugins;

    /// <summary>The accessors of the Lab, by name.</summary>
    public IReadOnlyDictionary<string, FileAccessor> Accessors => _accessors;

    /// <summary>Adds functions; one of a name that is there replaces it.</summary>
    /// <param name="functions">The functions.</param>
    /// <returns>This table.</returns>
    public NameTable Add(params IEnumerable<FunctionDefinition> functions)
    {
        foreach (FunctionDefinition function in functions)
        {
            _functions[function.Name] = function;
        }

        return this;
    }

    /// <summary>Adds plugins; one of a name that is there replaces it.</summary>
    /// <param name="plugins">The plugins.</param>
    /// <returns>This table.</returns>
    public NameTable Add(params IEnumerable<PluginDefinition> plugins)
    {
        foreach (PluginDefinition plugin in plugins)
        {
            _plugins[plugin.Name] = plugin;
        }

        return this;
    }

    /// <summary>Adds accessors; one of a name that is there replaces it.</summary>
    /// <param name="accessors">The accessors.</param>
    /// <returns>This table.</returns>
    public NameTable Add(params IEnumerable<FileAccessor> accessors)
    {
        foreach (FileAccessor accessor in accessors)
        {
            _accessors[accessor.Name] = accessor;
        }

        return this;
    }

    /// <summary>Takes away what the server did not have yet in an older version: names, and arguments of names.</summary>
    /// <param name="version">The version.</param>
    /// <returns>This table.</returns>
    public NameTable AsOf(ServerVersion version)
    {
        _version = version;
        foreach (FunctionDefinition function in _functions.Values.ToArray())
        {
            if (IsLater(VqlNameKind.Function, function.Name))
            {
                _functions.Remove(function.Name);
            }
            else
            {
                _functions[function.Name] = function with { Signature = function.Signature.Without(argument => FirstVersions.Of(VqlNameKind.Function, function.Name, argument) > version) };
            }
        }

        foreach (PluginDefinition plugin in _plugins.Values.ToArray())
        {
            if (IsLater(VqlNameKind.Plugin, plugin.Name))
            {
                _plugins.Remove(plugin.Name);
            }
            else
            {
                _plugins[plugin.Name] = plugin with { Signature = plugin.Signature.Without(argument => FirstVersions.Of(VqlNameKind.Plugin, plugin.Name, argument) > version) };
            }
        }

        return this;
    }

    /// <summary>Finds a function.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="query">The query, which hears of a function that only the server has.</param>
    /// <returns>The function, or null when the server has none of the name.</returns>
    /// <exception cref="NotInTheLabException">The server has the function, the Lab has not.</exception>
    public FunctionDefinition? FindFunction(string name, QueryContext query)
    {
        if (!_functions.TryGetValue(name, out FunctionDefinition? function) && IsOnServer(VqlNameKind.Function, name))
        {
            throw Refuse(name, query);
        }

        return function;
    }

    /// <summary>Finds a plugin.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="query">The query, which hears of a plugin that only the server has.</param>
    /// <returns>The plugin, or null when the server has none of the name.</returns>
    /// <exception cref="NotInTheLabException">The server has the plugin, the Lab has not.</exception>
    public PluginDefinition? FindPlugin(string name, QueryContext query)
    {
        if (!_plugins.TryGetValue(name, out PluginDefinition? plugin) && IsOnServer(VqlNameKind.Plugin, name))
        {
            throw Refuse(name, query);
        }

        return plugin;
    }

    /// <summary>Whether the server has a function of a name.</summary>
    /// <param name="name">The name.</param>
    /// <returns>True when it has.</returns>
    public bool IsFunction(string name) => _functions.ContainsKey(name) || IsOnServer(VqlNameKind.Function, name);

    /// <summary>The plugins whose name holds a word of an unknown name, words being what underscores part.</summary>
    /// <param name="name">The unknown name.</param>
    /// <returns>The plugins' names, sorted.</returns>
    public IEnumerable<string> SimilarPlugins(string name)
    {
        string[] words = name.Split('_');
        return VqlReference.Default.Names(VqlNameKind.Plugin).Union(_plugins.Keys, StringComparer.Ordinal)
            .Where(plugin => words.Any(word => plugin.Contains(word, StringComparison.Ordinal)))
            .Order(StringComparer.Ordinal);
    }

    /// <summary>Refuses a name that the server has and the Lab has not.</summary>
    /// <param name="name">The name.</param>
    /// <param name="query">The query.</param>
    /// <returns>The exception to throw.</returns>
    public static NotInTheLabException Refuse(string name, QueryContext query)
    {
        query.Log($"ERROR:{name} is not available in the Lab");
        return new NotInTheLabException(name);
    }

    private bool IsOnServer(VqlNameKind kind, string name) => VqlReference.Default.Find(kind, name) is not null && !IsLater(kind, name);

    private bool IsLater(VqlNameKind kind, string name) => FirstVersions.Of(kind, name) > _version;
}
