using System.CommandLine;
using Megaraptor.Cli.Demo;
using Megaraptor.Cli.Doctor;
using Megaraptor.CommandLine;
using Megaraptor.CommandLine.Connections;
using Megaraptor.CommandLine.Formats;
using Megaraptor.CommandLine.Verbs;
using Megaraptor.Sdk.Evidence;
using Spectre.Console;

namespace Megaraptor.Cli.Commands;

/// <summary><c>megaraptor doctor</c>: one line for each thing that can be wrong with a connection, with its remedy.</summary>
internal static class DoctorCommand
{
    internal static Command Create(DemoClientSource source, Terminal terminal)
    {
        var command = new Command("doctor", "Check configuration, certificates, TLS, identity, permissions, version and clock, one line each.");
        foreach (Option option in source.Options)
        {
            command.Add(option);
        }

        command.SetAction((parsed, token) => CommandRunner.RunAsync(terminal, () => ExamineAsync(source, parsed, terminal, token), token));
        return command;
    }

    private static async Task<ExitCode> ExamineAsync(DemoClientSource source, ParseResult command, Terminal terminal, CancellationToken cancellationToken)
    {
        ClientLease? lease = null;
        try
        {
            var examination = new Examination(
                async token =>
                {
                    lease = await source.ConnectAsync(command, token).ConfigureAwait(false);
                    return lease.Client;
                },
                TimeProvider.System);
            ExitCode exitCode = ExitCode.Ok;
            await foreach (Finding finding in examination.RunAsync(cancellationToken).ConfigureAwait(false))
            {
                Write(terminal, finding);
                exitCode = exitCode == ExitCode.Ok ? finding.ExitCode : exitCode;
            }

            return exitCode;
        }
        finally
        {
            if (lease is not null)
            {
                await lease.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    private static void Write(Terminal terminal, Finding finding)
    {
        (string mark, string colour) = finding.Outcome switch
        {
            Outcome.Ok => ("ok  ", "green"),
            Outcome.Warning => ("warn", "yellow"),
            _ => ("FAIL", "red"),
        };
        string remedy = finding.Remedy is null ? "" : $" -> {finding.Remedy}";
        terminal.Output.Profile.Width = Math.Max(terminal.Output.Profile.Width, 1000);
        terminal.Output.MarkupLine($"[{colour}]{mark}[/] [bold]{finding.Check,-13}[/] {Markup.Escape(EvidenceText.Show(finding.Detail))}[{colour}]{Markup.Escape(EvidenceText.Show(remedy))}[/]");
    }
}
