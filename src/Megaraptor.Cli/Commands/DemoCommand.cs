using System.CommandLine;
using Megaraptor.Cli.Demo;
using Megaraptor.CommandLine;
using Megaraptor.CommandLine.Connections;
using Megaraptor.CommandLine.Formats;
using Megaraptor.CommandLine.Verbs;
using Spectre.Console;

namespace Megaraptor.Cli.Commands;

/// <summary><c>megaraptor demo</c>: an investigation of the recorded intrusion, on an embedded server.</summary>
internal static class DemoCommand
{
    internal static Command Create(Terminal terminal)
    {
        var command = new Command("demo", "Investigate a recorded intrusion on an embedded server, over mutual TLS, in a few seconds. Needs nothing else.");
        command.SetAction((_, token) => CommandRunner.RunAsync(terminal, () => RunAsync(terminal, token), token));
        return command;
    }

    private static async Task<ExitCode> RunAsync(Terminal terminal, CancellationToken cancellationToken)
    {
        await using ClientLease lease = await DemoServer.StartAsync(cancellationToken).ConfigureAwait(false);
        terminal.Output.MarkupLineInterpolated($"An embedded Velociraptor server answers at [bold]{lease.Client.Configuration.Address}[/] with what a real server recorded of a staged intrusion.");
        terminal.Output.MarkupLine("Everything below is real: VQL, evaluated there, over gRPC with mutual TLS. Hosts, names and addresses are made up.");
        await new Investigation(lease.Client, terminal).RunAsync(cancellationToken).ConfigureAwait(false);
        NextSteps.Write(terminal.Output);
        return ExitCode.Ok;
    }
}
