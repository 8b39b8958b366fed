using System.CommandLine;
using Megaraptor.CommandLine.Formats;
using Megaraptor.CommandLine.Prompts;
using Megaraptor.Sdk;
using Megaraptor.Sdk.Configuration;
using Megaraptor.Sdk.Connection;
using Megaraptor.Sdk.Errors;

namespace Megaraptor.CommandLine.Connections;

/// <summary>A server from <c>--config FILE</c>, or else from the environment; or one of several that have names.</summary>
/// <param name="terminal">Where the password of an encrypted key is asked for; null for nowhere.</param>
public class ConfiguredClientSource(Terminal? terminal = null) : ClientSource
{
    private readonly Option<string?> _config = new("--config")
    {
        Description = $"API client configuration (api_client.yaml) of the server. Without it the environment counts: {ConfigurationEnvironment.Path} or {ConfigurationEnvironment.BinaryPath}, or {ConfigurationEnvironment.Url} with its certificates.",
        HelpName = "FILE",
    };

    private readonly Option<string[]> _server = new("--server")
    {
        Description = "NAME=FILE gives a server a name, with its API client configuration, and may be repeated; NAME alone chooses one of several.",
        HelpName = "NAME[=FILE]",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string?> _servers = new("--servers")
    {
        Description = $"A file of lines NAME=FILE, one for each server. Without it the variable {ServerList.Variable} counts.",
        HelpName = "FILE",
    };

    private readonly Option<string?> _keyPassword = new("--key-password-file")
    {
        Description = $"A file (mode 0600) whose first line is the password of an encrypted key. Without it {KeyPassword.Variable} and {KeyPassword.FileVariable} count, and else you are asked.",
        HelpName = "FILE",
    };

    /// <inheritdoc/>
    public override IReadOnlyList<Option> Options => [_config, _server, _servers, _keyPassword];

    /// <inheritdoc/>
    public override Option<string[]> ServerOption => _server;

    /// <summary>The path that was given, or null.</summary>
    /// <param name="command">The parsed command line.</param>
    /// <returns>The path.</returns>
    public string? ConfigPath(ParseResult command)
    {
        ArgumentNullException.ThrowIfNull(command);
        return command.GetValue(_config);
    }

    /// <inheritdoc/>
    public override async ValueTask<ClientLease> ConnectAsync(ParseResult command, CancellationToken cancellationToken)
    {
        // The lease ends the client; the set is only asked which one is meant.
        ServerSet servers = Servers(command);
        return new ClientLease(await servers.GetAsync(Choice(command), cancellationToken).ConfigureAwait(false));
    }

    /// <summary>The servers that the command names; one without a name where it names none.</summary>
    /// <param name="command">The parsed command line.</param>
    /// <returns>The servers. Each client is made, and its configuration read, when it is asked for.</returns>
    public virtual ServerSet Servers(ParseResult command)
    {
        ArgumentNullException.ThrowIfNull(command);
        KeyPassword password = Password(command);
        Dictionary<string, string> named = Named(command);
        var servers = new List<KeyValuePair<string, Func<CancellationToken, ValueTask<VelociraptorClient>>>>();
        foreach ((string name, string path) in named)
        {
            servers.Add(new(name, _ => ValueTask.FromResult(VelociraptorClient.FromFile(path, keyPassword: password))));
        }

        if (named.Count == 0 || ConfigPath(command) is not null)
        {
            servers.Add(new(ServerSet.DefaultName, _ => ValueTask.FromResult(new VelociraptorClient(Configuration(command, password)))));
        }

        return new ServerSet(servers);
    }

    /// <summary>The server that the command chooses, or null.</summary>
    /// <param name="command">The parsed command line.</param>
    /// <returns>The name.</returns>
    /// <exception cref="InvalidArgumentException">It chooses two.</exception>
    public string? Choice(ParseResult command)
    {
        ArgumentNullException.ThrowIfNull(command);
        string[] chosen = [.. Words(command).Where(static word => !word.Contains('=', StringComparison.Ordinal))];
        return chosen.Length <= 1 ? chosen.FirstOrDefault() : throw new InvalidArgumentException($"--server chooses {string.Join(" and ", chosen)}.", "Choose one server.");
    }

    /// <summary>Refuses options that name a server beside an option that brings a server of its own.</summary>
    /// <param name="command">The parsed command line.</param>
    /// <param name="option">That option.</param>
    /// <exception cref="ConfigurationException">There are both.</exception>
    protected void RefuseOthers(ParseResult command, string option)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (ConfigPath(command) is not null || command.GetValue(_servers) is not null || command.GetValue(_keyPassword) is not null || Words(command).Any(static word => word != ServerSet.DefaultName))
        {
            throw new ConfigurationException($"{option} brings its own server, and another option names one.", $"Give either {option}, or --config, --server and what belongs to them.");
        }
    }

    private static ApiClientConfiguration Read(string? path, KeyPassword password) =>
        path is not null ? ApiClientConfiguration.FromFile(path, keyPassword: password) : ConfigurationEnvironment.Load(keyPassword: password);

    private ApiClientConfiguration Configuration(ParseResult command, KeyPassword password) => Read(ConfigPath(command), password);

    private Dictionary<string, string> Named(ParseResult command) => ServerList.Read(
        Words(command).Where(static word => word.Contains('=', StringComparison.Ordinal)),
        command.GetValue(_servers) ?? (ConfigPath(command) is null && Environment.GetEnvironmentVariable(ServerList.Variable) is { Length: > 0 } file ? file : null));

    private string[] Words(ParseResult command) => command.GetValue(_server) ?? [];

    private KeyPassword Password(ParseResult command) =>
        command.GetValue(_keyPassword) is { } file ? KeyPassword.FromFile(file)
        : terminal is null ? KeyPassword.FromEnvironment()
        : KeyPassword.FromEnvironment().OrElse(KeyPassword.FromCallback(source => SecretPrompt.Ask(terminal, $"Password of the key in {source}")));
}
