using System.CommandLine;
using Megaraptor.Cli.Verification;
using Megaraptor.CommandLine;
using Megaraptor.CommandLine.Formats;
using Megaraptor.CommandLine.Verbs;
using Megaraptor.Lab;
using Megaraptor.Lab.Verification;
using Megaraptor.Sdk.Configuration;
using Megaraptor.Sdk.Errors;

namespace Megaraptor.Cli.Commands;

/// <summary><c>megaraptor lab verify</c>: repeats recorded exchanges, and says where the answers differ.</summary>
internal sealed class LabVerifyCommand
{
    private const string Administrator = "admin";

    private readonly Terminal _terminal;
    private readonly Argument<string[]> _files = new("FILE") { Description = "Recordings: one exchange a line. Files of one session are repeated in the order given, against the same server. A .json file is the recording of a watch, which runs meanwhile.", Arity = ArgumentArity.OneOrMore };
    private readonly Option<string?> _config = new("--config") { Description = "API client configuration (api_client.yaml) of a real server, used for what 'admin' asked. It repeats what the recordings changed, too. A new Lab when absent.", HelpName = "FILE" };
    private readonly Option<VerificationFormat> _format = new("--format") { Description = "How the outcomes are written to standard output.", HelpName = "text|json" };

    private LabVerifyCommand(Terminal terminal) => _terminal = terminal;

    internal static Command Create(Terminal terminal)
    {
        var verify = new LabVerifyCommand(terminal);
        var command = new Command("verify", "Repeat recorded exchanges and report which answers agree: rows, columns, logs and status. Exit code 1 when any differs.") { verify._files, verify._config, verify._format };
        command.SetAction((parsed, token) => CommandRunner.RunAsync(terminal, () => verify.ExecuteAsync(parsed, token), token));
        return command;
    }

    private async Task<ExitCode> ExecuteAsync(ParseResult command, CancellationToken cancellationToken)
    {
        string[] files = command.GetValue(_files)!;
        if (Array.Find(files, static file => !File.Exists(file)) is { } missing)
        {
            throw new InvalidArgumentException($"There is no file '{missing}'.", "Give the path of a recording in JSON lines.");
        }

        using VerificationReport report = VerificationReport.Create(command.GetValue(_format), _terminal);
        if (command.GetValue(_config) is { } path)
        {
            using ApiClientConfiguration configuration = ApiClientConfiguration.FromFile(path);
            using VerificationChannel channel = ServerChannel.Open(configuration);
            await VerifyAsync(new RecordingVerifier(user => user == Administrator ? channel.Invoker : null), files, report, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            var clock = new SessionClock();
            await using LabServer lab = await LabServer.StartAsync(new LabOptions { Port = null, TimeProvider = clock }, cancellationToken).ConfigureAwait(false);
            using var users = new LabUsers(lab);
            await VerifyAsync(new RecordingVerifier(users.As, clock: clock), files, report, cancellationToken).ConfigureAwait(false);
        }

        report.End();
        return report.Differ == 0 ? ExitCode.Ok : ExitCode.Failed;
    }

    private static async Task VerifyAsync(RecordingVerifier verifier, string[] files, VerificationReport report, CancellationToken cancellationToken)
    {
        try
        {
            var watches = new List<WatchReplay>();
            try
            {
                foreach (string file in files.Where(IsWatch))
                {
                    watches.Add(await verifier.WatchAsync(file, cancellationToken).ConfigureAwait(false));
                }

                await RepeatAsync(verifier, files, report, cancellationToken).ConfigureAwait(false);
                foreach (WatchReplay watch in watches)
                {
                    foreach (ExchangeOutcome outcome in await watch.FinishAsync(cancellationToken).ConfigureAwait(false))
                    {
                        report.Add(outcome);
                    }
                }
            }
            finally
            {
                foreach (WatchReplay watch in watches)
                {
                    await watch.DisposeAsync().ConfigureAwait(false);
                }
            }
        }
        catch (FormatException failure)
        {
            throw new InvalidArgumentException(failure.Message, "Every line of a recording is one exchange in JSON; a .json file is the list of messages of a watch.");
        }
    }

    private static async Task RepeatAsync(RecordingVerifier verifier, string[] files, VerificationReport report, CancellationToken cancellationToken)
    {
        foreach (string file in files.Where(static file => !IsWatch(file)))
        {
            await foreach (ExchangeOutcome outcome in verifier.VerifyAsync(file, cancellationToken).ConfigureAwait(false))
            {
                report.Add(outcome);
            }
        }
    }

    private static bool IsWatch(string file) => Path.GetExtension(file).Equals(".json", StringComparison.OrdinalIgnoreCase);
}
