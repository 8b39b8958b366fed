using System.CommandLine;
using Megaraptor.Sdk;
using Megaraptor.Sdk.Configuration;

namespace Megaraptor.CommandLine.Connections;

/// <summary>A server from <c>--config FILE</c>, or else from the environment.</summary>
public class ConfiguredClientSource : ClientSource
{
    private readonly Option<string?> _config = new("--config")
    {
        Description = $"API client configuration (api_client.yaml) of the server. Without it the environment counts: {ConfigurationEnvironment.Path} or {ConfigurationEnvironment.BinaryPath}, or {ConfigurationEnvironment.Url} with its certificates.",
        HelpName = "FILE",
    };

    /// <inheritdoc/>
    public override IReadOnlyList<Option> Options => [_config];

    /// <summary>The path that was given, or null.</summary>
    /// <param name="command">The parsed command line.</param>
    /// <returns>The path.</returns>
    public string? ConfigPath(ParseResult command)
    {
        ArgumentNullException.ThrowIfNull(command);
        return command.GetValue(_config);
    }

    /// <inheritdoc/>
    public override ValueTask<ClientLease> ConnectAsync(ParseResult command, CancellationToken cancellationToken) =>
        ValueTask.FromResult(new ClientLease(new VelociraptorClient(Configuration(command))));

    /// <summary>Reads the configuration that the command names.</summary>
    /// <param name="command">The parsed command line.</param>
    /// <returns>The configuration.</returns>
    protected ApiClientConfiguration Configuration(ParseResult command) =>
        ConfigPath(command) is { } path ? ApiClientConfiguration.FromFile(path) : ConfigurationEnvironment.Load();
}
