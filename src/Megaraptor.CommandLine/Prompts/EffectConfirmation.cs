using Megaraptor.CommandLine.Formats;
using Megaraptor.Sdk.Catalogue;
using Megaraptor.Sdk.Errors;
using Spectre.Console;

namespace Megaraptor.CommandLine.Prompts;

/// <summary>Asks a person before something with an effect is done. Where nobody can be asked, <c>--yes</c> has to be given.</summary>
internal static class EffectConfirmation
{
    /// <summary>Asks; returns when the answer is yes.</summary>
    /// <exception cref="MegaraptorException">The answer is no, or nobody can be asked.</exception>
    internal static void Ask(OperationDescriptor operation, Terminal terminal)
    {
        if (!terminal.CanAsk)
        {
            throw new MegaraptorException(
                MegaraptorErrorCode.Refused,
                $"'{operation.Verb}' has an effect ({Words(operation.Effect)}) and nobody can be asked here.",
                "Give --yes to do it without asking.");
        }

        terminal.Error.MarkupLineInterpolated($"[yellow]{operation.Title}[/]: this {Words(operation.Effect)}.");
        terminal.Error.Markup("Do it? Type [bold]yes[/]: ");
        if (!string.Equals(Console.In.ReadLine()?.Trim(), "yes", StringComparison.OrdinalIgnoreCase))
        {
            throw new MegaraptorException(MegaraptorErrorCode.Refused, "Not done: the answer was not 'yes'.");
        }
    }

    private static string Words(Effect effect) => effect switch
    {
        Effect.Annotate => "changes labels, metadata or notebooks",
        Effect.Collect => "makes endpoints or the server work",
        Effect.Respond => "changes endpoints",
        Effect.Administer => "changes the server",
        Effect.Destroy => "deletes what cannot be had again",
        _ => "reads",
    };
}
