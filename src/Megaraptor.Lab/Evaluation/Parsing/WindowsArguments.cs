using System.Text;

namespace Megaraptor.Lab.Evaluation.Parsing;

/// <summary>Splits command lines as Windows programs do.</summary>
internal static class WindowsArguments
{
    /// <summary>Splits a command line.</summary>
    /// <param name="command">The command line.</param>
    /// <returns>The arguments.</returns>
    public static IReadOnlyList<string> Split(string command)
    {
        var arguments = new List<string>();
        int at = 0;
        while (true)
        {
            while (at < command.Length && command[at] is ' ' or '\t')
            {
                at++;
            }

            if (at >= command.Length)
            {
                return arguments;
            }

            arguments.Add(Next(command, ref at));
        }
    }

    /// <summary>Before a quote, two backslashes are one, and an odd one makes the quote a character. Elsewhere they are themselves.</summary>
    private static string Next(string command, ref int at)
    {
        var argument = new StringBuilder();
        bool isQuoted = false;
        int backslashes = 0;
        for (; at < command.Length; at++)
        {
            char c = command[at];
            if (c == '\\')
            {
                backslashes++;
                continue;
            }

            if (c == '"')
            {
                argument.Append('\\', backslashes / 2);
                if (backslashes % 2 == 1)
                {
                    argument.Append(c);
                }
                else
                {
                    // Within quotes, a doubled quote is one, and ends them.
                    if (isQuoted && at + 1 < command.Length && command[at + 1] == '"')
                    {
                        argument.Append(c);
                        at++;
                    }

                    isQuoted = !isQuoted;
                }

                backslashes = 0;
                continue;
            }

            argument.Append('\\', backslashes);
            backslashes = 0;
            if (c is ' ' or '\t' && !isQuoted)
            {
                at++;
                return argument.ToString();
            }

            argument.Append(c);
        }

        return argument.Append('\\', backslashes).ToString();
    }
}
