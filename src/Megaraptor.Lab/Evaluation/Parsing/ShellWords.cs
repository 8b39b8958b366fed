using System.Text;
using Megaraptor.Lab.Evaluation.Calls;

namespace Megaraptor.Lab.Evaluation.Parsing;

/// <summary>Splits command lines as shells do.</summary>
internal static class ShellWords
{
    /// <summary>Splits a command line. What follows a number sign at the start of a word is a comment.</summary>
    /// <param name="command">The command line.</param>
    /// <returns>The words.</returns>
    /// <exception cref="CallFailedException">A quote is not closed, or nothing follows a backslash.</exception>
    public static IReadOnlyList<string> Split(string command)
    {
        var words = new List<string>();
        StringBuilder? word = null;
        for (int i = 0; i < command.Length; i++)
        {
            switch (command[i])
            {
                case ' ' or '\t' or '\r' or '\n':
                    Finish(words, ref word);
                    break;
                case '"':
                    i = Quoted(command, i, word ??= new StringBuilder(), hasEscapes: true);
                    break;
                case '\'':
                    i = Quoted(command, i, word ??= new StringBuilder(), hasEscapes: false);
                    break;
                case '\\':
                    (word ??= new StringBuilder()).Append(Escaped(command, ++i));
                    break;
                case '#' when word is null:
                    int line = command.IndexOf('\n', i);
                    i = line < 0 ? command.Length : line;
                    break;
                case var c:
                    (word ??= new StringBuilder()).Append(c);
                    break;
            }
        }

        Finish(words, ref word);
        return words;
    }

    private static int Quoted(string command, int start, StringBuilder word, bool hasEscapes)
    {
        for (int i = start + 1; i < command.Length; i++)
        {
            if (command[i] == command[start])
            {
                return i;
            }

            word.Append(hasEscapes && command[i] == '\\' ? Escaped(command, ++i) : command[i]);
        }

        throw new CallFailedException("EOF found when expecting closing quote");
    }

    private static char Escaped(string command, int at) =>
        at < command.Length ? command[at] : throw new CallFailedException("EOF found after escape character");

    private static void Finish(List<string> words, ref StringBuilder? word)
    {
        if (word is not null)
        {
            words.Add(word.ToString());
            word = null;
        }
    }
}
