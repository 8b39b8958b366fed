using Megaraptor.CommandLine.Formats;
using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Evidence;
using Spectre.Console;

namespace Megaraptor.CommandLine.Verbs;

/// <summary>Runs a command and turns how it ends into words on standard error and an exit code. Only a fault of the program itself shows where it happened.</summary>
public static class CommandRunner
{
    /// <summary>Runs a command.</summary>
    /// <param name="terminal">Where failures are written.</param>
    /// <param name="command">The command.</param>
    /// <param name="cancellationToken">Cancelled by Ctrl-C.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(Terminal terminal, Func<Task<ExitCode>> command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(terminal);
        ArgumentNullException.ThrowIfNull(command);
        try
        {
            return (int)await command().ConfigureAwait(false);
        }
        catch (MegaraptorException failure)
        {
            FailureText.Write(terminal, failure);
            return (int)ExitCodes.Of(failure);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            FailureText.Line(terminal, "[yellow]interrupted:[/]", "What was printed, if anything, is not all there is.");
            return (int)ExitCode.Interrupted;
        }
        catch (IOException failure) when (BrokenPipe.Is(failure))
        {
            // The reader of our output went away, as 'head' does: that is no failure of ours.
            return (int)ExitCode.Ok;
        }
        catch (IOException failure)
        {
            FailureText.Line(terminal, "[red]error:[/]", $"The output cannot be written: {failure.Message}");
            return (int)ExitCode.Failed;
        }
        catch (Exception fault)
        {
            FailureText.Line(terminal, "[red]fault:[/]", $"This should not happen, and is no fault of yours: {fault.GetType().Name}: {fault.Message}");
            terminal.Error.WriteLine(EvidenceText.Show(fault.StackTrace?.Replace(Environment.NewLine, " | ", StringComparison.Ordinal) ?? ""));
            return (int)ExitCode.Fault;
        }
    }
}
