using System.CommandLine;
using Megaraptor.Cli.Demo;
using Megaraptor.CommandLine;
using Megaraptor.CommandLine.Connections;
using Megaraptor.CommandLine.Formats;
using Megaraptor.CommandLine.Verbs;
using Megaraptor.Mcp.Hosting;
using Megaraptor.Sdk.Connection;
using Spectre.Console;

namespace Megaraptor.Cli.Commands;

/// <summary><c>megaraptor mcp</c>: the operations as MCP tools on standard input and output.</summary>
internal static class McpCommand
{
    internal static Command Create(DemoClientSource source, Terminal terminal)
    {
        var command = new Command("mcp", "Serve the operations as MCP tools on standard input and output, for an AI assistant. Tools only read, unless --mode respond is given.");
        foreach (Option option in source.Options)
        {
            command.Add(option);
        }

        var mode = new Option<McpMode>("--mode") { Description = "Which tools to offer: those that read (default), or with respond also those that change something.", HelpName = "read|respond" };
        command.Add(mode);
        command.SetAction((parsed, token) => CommandRunner.RunAsync(terminal, () => ServeAsync(source, terminal, parsed, parsed.GetValue(mode), token), token));
        return command;
    }

    private static async Task<ExitCode> ServeAsync(DemoClientSource source, Terminal terminal, ParseResult command, McpMode mode, CancellationToken cancellationToken)
    {
        ClientLease? lease = null;
        try
        {
            ServerSet servers = source.IsEmbedded(command) || source.Choice(command) is not null
                ? ServerSet.Of(async token =>
                {
                    lease ??= await source.ConnectAsync(command, token).ConfigureAwait(false);
                    return lease.Client;
                })
                : source.Servers(command);
            if (!source.IsDemo(command))
            {
                // A broken configuration ends the start, with words, and not the first call of an investigation. No connection is opened.
                foreach (string name in servers.Names)
                {
                    ConnectionWarnings.Write(terminal, await servers.GetAsync(name, cancellationToken).ConfigureAwait(false));
                }
            }

            if (!Console.IsInputRedirected)
            {
                terminal.Error.WriteLine("This is an MCP server: it waits for an MCP host on standard input. Ctrl-C ends it; 'megaraptor demo' prints how to attach a host.");
            }

            var settings = new McpServerSettings { Version = ProductVersion.Text, Mode = mode, Servers = servers };
            await StdioMcpServer.RunAsync(settings, cancellationToken).ConfigureAwait(false);
            return ExitCode.Ok;
        }
        finally
        {
            if (lease is not null)
            {
                await lease.DisposeAsync().ConfigureAwait(false);
            }
        }
    }
}
