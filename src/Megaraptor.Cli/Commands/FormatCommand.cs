using System.CommandLine;
using System.Text;
using Megaraptor.Cli.Language;
using Megaraptor.CommandLine;
using Megaraptor.CommandLine.Formats;
using Megaraptor.CommandLine.Verbs;
using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Evidence;
using Megaraptor.Vql.Checking.Files;
using Megaraptor.Vql.Formatting;

namespace Megaraptor.Cli.Commands;

/// <summary><c>megaraptor fmt</c>: lays out VQL files, and the queries in artifact files, and names those that changed.</summary>
internal sealed class FormatCommand
{
    private static readonly byte[] s_byteOrderMark = [0xEF, 0xBB, 0xBF];

    private readonly Terminal _terminal;
    private readonly Argument<string[]> _paths = new("PATH") { Description = "VQL files, artifact files or folders; '-' formats standard input to standard output.", Arity = ArgumentArity.OneOrMore };
    private readonly Option<bool> _check = new("--check") { Description = "Change nothing; exit code 1 when a file would change." };

    private FormatCommand(Terminal terminal) => _terminal = terminal;

    internal static Command Create(Terminal terminal)
    {
        var format = new FormatCommand(terminal);
        var command = new Command("fmt", "Format VQL files and the queries in artifact files.") { format._paths, format._check };
        command.SetAction((parsed, token) => CommandRunner.RunAsync(terminal, () => format.ExecuteAsync(parsed, token), token));
        return command;
    }

    private async Task<ExitCode> ExecuteAsync(ParseResult command, CancellationToken cancellationToken)
    {
        bool onlyCheck = command.GetValue(_check);
        TextWriter output = _terminal.Output.Profile.Out.Writer;
        ExitCode exitCode = ExitCode.Ok;
        foreach (SourceFile file in await SourceFiles.ReadAsync(command.GetValue(_paths) ?? [], cancellationToken).ConfigureAwait(false))
        {
            if (Formatted(file) is not { } formatted)
            {
                exitCode = ExitCode.Failed;
            }
            else if (file.Path == SourceFiles.StandardInput && !onlyCheck)
            {
                await output.WriteAsync(formatted).ConfigureAwait(false);
            }
            else if (formatted != file.Text)
            {
                await output.WriteLineAsync(EvidenceText.Show(file.Path)).ConfigureAwait(false);
                if (onlyCheck)
                {
                    exitCode = ExitCode.Failed;
                }
                else
                {
                    await WriteAsync(file.Path, formatted, cancellationToken).ConfigureAwait(false);
                }
            }
        }

        return exitCode;
    }

    /// <summary>The formatted text; null when the file cannot be formatted, which is said.</summary>
    private string? Formatted(SourceFile file)
    {
        try
        {
            return file.Kind == SourceKind.Artifact ? ArtifactFormatter.Format(file.Text) : VqlFormatter.Format(file.Text);
        }
        catch (FormatException failure)
        {
            _terminal.Error.Profile.Out.Writer.WriteLine(EvidenceText.Show($"{file.Path}: {failure.Message}"));
            return null;
        }
    }

    /// <summary>Writes the file as it was encoded, and in one step, so that nobody sees half of it.</summary>
    private static async Task WriteAsync(string path, string text, CancellationToken cancellationToken)
    {
        string beside = path + ".megaraptor-new";
        try
        {
            var encoding = new UTF8Encoding(await HasByteOrderMarkAsync(path, cancellationToken).ConfigureAwait(false));
            await File.WriteAllTextAsync(beside, text, encoding, cancellationToken).ConfigureAwait(false);
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(beside, File.GetUnixFileMode(path));
            }

            File.Move(beside, path, overwrite: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            File.Delete(beside);
            throw new InvalidArgumentException($"{path} cannot be written: {failure.Message}");
        }
    }

    private static async Task<bool> HasByteOrderMarkAsync(string path, CancellationToken cancellationToken)
    {
        byte[] start = new byte[s_byteOrderMark.Length];
        await using FileStream file = File.OpenRead(path);
        int read = await file.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        return read == start.Length && start.AsSpan().SequenceEqual(s_byteOrderMark);
    }
}
