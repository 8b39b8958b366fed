using System.CommandLine;
using Megaraptor.CommandLine.Connections;
using Megaraptor.CommandLine.Formats;

namespace Megaraptor.Cli.Demo;

/// <summary>A server from <c>--config FILE</c> or the environment, or with <c>--demo</c> an embedded one with the recorded fleet.</summary>
/// <param name="terminal">Where passwords are asked for.</param>
internal class DemoClientSource(Terminal terminal) : ConfiguredClientSource(terminal)
{
    private readonly Option<bool> _demo = new("--demo") { Description = "Work on an embedded server with the fleet of a recorded intrusion, instead of a real one." };

    public override IReadOnlyList<Option> Options => [.. base.Options, _demo];

    /// <summary>Whether the embedded server was asked for.</summary>
    internal bool IsDemo(ParseResult command)
    {
        if (!command.GetValue(_demo))
        {
            return false;
        }

        RefuseOthers(command, "--demo");
        return true;
    }

    /// <summary>Whether the command works on an embedded server, and on no other.</summary>
    internal virtual bool IsEmbedded(ParseResult command) => IsDemo(command);

    public override async ValueTask<ClientLease> ConnectAsync(ParseResult command, CancellationToken cancellationToken) =>
        IsDemo(command)
            ? await DemoServer.StartAsync(cancellationToken).ConfigureAwait(false)
            : await base.ConnectAsync(command, cancellationToken).ConfigureAwait(false);
}
