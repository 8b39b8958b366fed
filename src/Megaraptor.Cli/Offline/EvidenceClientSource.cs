using System.CommandLine;
using Megaraptor.Cli.Demo;
using Megaraptor.CommandLine.Connections;
using Megaraptor.CommandLine.Formats;
using Megaraptor.Lab;
using Megaraptor.Sdk;
using Megaraptor.Sdk.Configuration;
using Megaraptor.Sdk.Errors;

namespace Megaraptor.Cli.Offline;

/// <summary>A server as <see cref="DemoClientSource"/> finds it, or with <c>--offline FILE</c> the evidence of zips, without any server.</summary>
/// <param name="terminal">Where the password of a locked zip is asked for.</param>
internal sealed class EvidenceClientSource(Terminal terminal) : DemoClientSource(terminal)
{
    private const string Analyst = "offline-analyst";

    private readonly Terminal _terminal = terminal;
    private readonly Option<string[]> _offline = new("--offline") { Description = "Work on the evidence in a zip of an offline collector, or in a download of a collection or hunt, without any server. May be repeated.", HelpName = "FILE", Arity = ArgumentArity.OneOrMore };
    private readonly Option<string?> _password = PasswordOption();

    public override IReadOnlyList<Option> Options => [.. base.Options, _offline, _password];

    internal override bool IsEmbedded(ParseResult command) => command.GetValue(_offline) is { Length: > 0 } || base.IsEmbedded(command);

    public override async ValueTask<ClientLease> ConnectAsync(ParseResult command, CancellationToken cancellationToken)
    {
        if (command.GetValue(_offline) is not { Length: > 0 } files)
        {
            return command.GetValue(_password) is null
                ? await base.ConnectAsync(command, cancellationToken).ConfigureAwait(false)
                : throw new ConfigurationException("--password-file without --offline opens nothing.", "Name the locked zip with --offline FILE.");
        }

        RefuseOthers(command, "--offline");
        if (IsDemo(command))
        {
            throw new ConfigurationException("--offline and --demo are two servers.", "Give one of them.");
        }

        LabServer lab = await EvidenceLab.StartAsync(files, command.GetValue(_password), port: 0, _terminal, cancellationToken).ConfigureAwait(false);
        try
        {
            var configuration = ApiClientConfiguration.Parse(lab.CreateApiClientYaml(Analyst, "administrator", "api"), "--offline");
            return new ClientLease(new VelociraptorClient(configuration), lab);
        }
        catch
        {
            await lab.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>The option that names the file with the password.</summary>
    internal static Option<string?> PasswordOption() => new("--password-file")
    {
        Description = $"A file whose first line is the password of locked zips. Without it the variable {ContainerPassword.Variable} counts, and else you are asked.",
        HelpName = "FILE",
    };
}
