using Megaraptor.CommandLine.Formats;
using Spectre.Console;

namespace Megaraptor.CommandLine.Prompts;

/// <summary>Asks a person for a secret, which is not shown while it is typed.</summary>
public static class SecretPrompt
{
    /// <summary>Ctrl-D: the person, or what stands in for one, has nothing more to say.</summary>
    private const char EndOfInput = '\u0004';

    /// <summary>Asks.</summary>
    /// <param name="terminal">Where to ask.</param>
    /// <param name="question">The question, such as "Password of key.pem".</param>
    /// <returns>What was typed; null where nobody can be asked, or who was asked ended the input (Ctrl-D).</returns>
    public static string? Ask(Terminal terminal, string question)
    {
        ArgumentNullException.ThrowIfNull(terminal);
        if (!terminal.CanAsk)
        {
            return null;
        }

        // Asking for keys turns the terminal's echo off, and it stays off: who types before the prompt has been read shows nothing.
        _ = Console.KeyAvailable;
        terminal.Error.MarkupInterpolated($"{question}: ");
        var typed = new List<char>();
        while (true)
        {
            ConsoleKeyInfo key = Console.ReadKey(intercept: true);
            switch (key.Key)
            {
                case ConsoleKey.Enter:
                    terminal.Error.WriteLine();
                    return string.Concat(typed);
                case ConsoleKey.Backspace when typed.Count > 0:
                    typed.RemoveAt(typed.Count - 1);
                    break;
                case var _ when key.KeyChar == EndOfInput:
                    terminal.Error.WriteLine();
                    return typed.Count > 0 ? string.Concat(typed) : null;
                case var _ when !char.IsControl(key.KeyChar):
                    typed.Add(key.KeyChar);
                    break;
            }
        }
    }
}
