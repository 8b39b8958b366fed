using System.CommandLine;
using Megaraptor.Cli.Language;
using Megaraptor.CommandLine;
using Megaraptor.CommandLine.Formats;
using Megaraptor.CommandLine.Verbs;
using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Evidence;
using Megaraptor.Vql.Checking;
using Megaraptor.Vql.Checking.Files;
using Megaraptor.Vql.Reference;

namespace Megaraptor.Cli.Commands;

/// <summary><c>megaraptor check</c>: VQL and artifact files, without a server. Findings go to standard output.</summary>
internal sealed class CheckCommand
{
    private readonly Terminal _terminal;
    private readonly Argument<string[]> _paths = new("PATH") { Description = "VQL files, artifact files or folders; '-' reads standard input.", Arity = ArgumentArity.OneOrMore };
    private readonly Option<string?> _reference = new("--reference") { Description = "The names of your server, written by 'megaraptor reference export'.", HelpName = "FILE" };
    private readonly Option<bool> _strict = new("--strict") { Description = "An unknown plugin, function, accessor or artifact is an error: your server is no newer than the reference." };
    private readonly Option<ReportFormat> _format = new("--format") { Description = "How findings are written.", DefaultValueFactory = static _ => ReportFormat.Text, HelpName = "text|json|sarif" };

    private CheckCommand(Terminal terminal) => _terminal = terminal;

    internal static Command Create(Terminal terminal)
    {
        var check = new CheckCommand(terminal);
        var command = new Command("check", "Check VQL and artifact files without a server. Exit code 1 when there is an error.") { check._paths, check._reference, check._strict, check._format };
        command.SetAction((parsed, token) => CommandRunner.RunAsync(terminal, () => check.ExecuteAsync(parsed, token), token));
        return command;
    }

    private async Task<ExitCode> ExecuteAsync(ParseResult command, CancellationToken cancellationToken)
    {
        VqlReference reference = command.GetValue(_reference) is { } path ? await ReferenceAsync(path, cancellationToken).ConfigureAwait(false) : VqlReference.Default;
        IReadOnlyList<SourceFile> files = await SourceFiles.ReadAsync(command.GetValue(_paths) ?? [], cancellationToken).ConfigureAwait(false);
        IReadOnlyList<FileFinding> findings = FileCheck.Run(files, new CheckOptions { Reference = reference, IsStrict = command.GetValue(_strict) });
        await WriteAsync(findings, files.Count, command.GetValue(_format)).ConfigureAwait(false);
        return findings.Any(static finding => finding.Diagnostic.Severity == DiagnosticSeverity.Error) ? ExitCode.Failed : ExitCode.Ok;
    }

    /// <summary>Writes past the console's line breaking: a finding is one line, and JSON is JSON.</summary>
    private async Task WriteAsync(IReadOnlyList<FileFinding> findings, int files, ReportFormat format)
    {
        TextWriter output = _terminal.Output.Profile.Out.Writer;
        switch (format)
        {
            case ReportFormat.Json:
                await output.WriteLineAsync(JsonReport.Write(findings)).ConfigureAwait(false);
                return;
            case ReportFormat.Sarif:
                await output.WriteLineAsync(SarifReport.Write(findings, ProductVersion.Text)).ConfigureAwait(false);
                return;
        }

        foreach (FileFinding finding in findings)
        {
            await output.WriteLineAsync(EvidenceText.Show(TextReport.Line(finding))).ConfigureAwait(false);
        }

        await _terminal.Error.Profile.Out.Writer.WriteLineAsync(TextReport.Summary(findings, files)).ConfigureAwait(false);
    }

    private static async Task<VqlReference> ReferenceAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return VqlReference.Default.With(await SourceFiles.TextAsync(path, cancellationToken).ConfigureAwait(false));
        }
        catch (FormatException failure)
        {
            throw new InvalidArgumentException($"{path} is no reference file: {failure.Message}", "Write one with: megaraptor reference export --config FILE");
        }
    }
}
