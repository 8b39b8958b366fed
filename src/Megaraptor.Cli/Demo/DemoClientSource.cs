using System.CommandLine;
using Megaraptor.CommandLine.Connections;
using Megaraptor.Sdk.Errors;

namespace Megaraptor.Cli.Demo;

/// <summary>A server from <c>--config FILE</c> or the environment, or with <c>--demo</c> an embedded one with the recorded fleet.</summary>
internal class DemoClientSource : ConfiguredClientSource
{
    private readonly Option<bool> _demo = new("--demo") { Description = "Work on an embedded server with the fleet of a recorded intrusion, instead of a real one." };

    public override IReadOnlyList<Option> Options => [.. base.Options, _demo];

    /// <summary>Whether the embedded server was asked for.</summary>
    internal bool IsDemo(ParseResult command)
    {
        bool isDemo = command.GetValue(_demo);
        return isDemo && ConfigPath(command) is not null
            ? throw new ConfigurationException("--demo and --config name two servers.", "Give one of them.")
            : isDemo;
    }

    public override async ValueTask<ClientLease> ConnectAsync(ParseResult command, CancellationToken cancellationToken) =>
        IsDemo(command)
            ? await DemoServer.StartAsync(cancellationToken).ConfigureAwait(false)
            : await base.ConnectAsync(command, cancellationToken).ConfigureAwait(false);
}
