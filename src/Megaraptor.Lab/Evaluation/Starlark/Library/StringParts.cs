using Megaraptor.Lab.Evaluation.Starlark.Execution;
using Megaraptor.Lab.Evaluation.Starlark.Values;

namespace Megaraptor.Lab.Evaluation.Starlark.Library;

/// <summary>Methods that cut a text into parts.</summary>
internal static class StringParts
{
    /// <summary>What counts as blank.</summary>
    public static char[] Blanks { get; } = [' ', '\t', '\n', '\r', '\v', '\f'];

    /// <summary>Cuts a text once.</summary>
    /// <param name="function">The method's name.</param>
    /// <param name="text">The text.</param>
    /// <param name="arguments">The separator.</param>
    /// <param name="isLast">Whether the last separator counts.</param>
    /// <returns>What is before it, the separator, and what is behind it.</returns>
    /// <exception cref="StarlarkException">There is no separator.</exception>
    public static object Partition(string function, string text, StarlarkArguments arguments, bool isLast)
    {
        string separator = StarlarkArguments.Text(function, "sep", arguments.Bind(function, "sep")[0]);
        if (separator.Length == 0)
        {
            throw new StarlarkException($"{function}: empty separator");
        }

        int at = isLast ? text.LastIndexOf(separator, StringComparison.Ordinal) : text.IndexOf(separator, StringComparison.Ordinal);
        object?[] parts = at >= 0
            ? [text[..at], separator, text[(at + separator.Length)..]]
            : isLast ? ["", "", text] : [text, "", ""];
        return new StarlarkTuple(parts);
    }

    /// <summary>Cuts a text at each separator, or at blanks.</summary>
    /// <param name="run">What runs the program.</param>
    /// <param name="function">The method's name.</param>
    /// <param name="text">The text.</param>
    /// <param name="arguments">The separator and how often to cut.</param>
    /// <param name="isLast">Whether cuts are counted from the end.</param>
    /// <returns>The parts.</returns>
    /// <exception cref="StarlarkException">The separator is empty.</exception>
    public static object Split(ProgramRun run, string function, string text, StarlarkArguments arguments, bool isLast)
    {
        object?[] given = arguments.Bind(function, "sep?", "maxsplit?");
        long most = StarlarkArguments.Integer(function, "maxsplit", given[1], -1);
        int cuts = most < 0 ? int.MaxValue - 1 : (int)Math.Min(most, int.MaxValue - 1);
        run.Budget.Spend(text.Length);
        string? separator = given[0] is null || ReferenceEquals(given[0], StarlarkArguments.Missing) ? null : StarlarkArguments.Text(function, "sep", given[0]);
        if (separator is { Length: 0 })
        {
            throw new StarlarkException($"{function}: empty separator");
        }

        List<object?> parts = separator is null
            ? isLast ? AtBlanksFromEnd(text, cuts) : AtBlanks(text, cuts)
            : isLast ? FromEnd(text, separator, cuts) : [.. text.Split(separator, cuts + 1)];
        return new StarlarkList(parts);
    }

    /// <summary>Cuts a text into lines.</summary>
    /// <param name="run">What runs the program.</param>
    /// <param name="text">The text.</param>
    /// <param name="arguments">Whether line ends stay.</param>
    /// <returns>The lines.</returns>
    public static object? SplitLines(ProgramRun run, string text, StarlarkArguments arguments)
    {
        object? keep = arguments.Bind("splitlines", "keepends?")[0];
        bool keepsEnds = !ReferenceEquals(keep, StarlarkArguments.Missing) && StarlarkValue.IsTrue(keep);
        run.Budget.Spend(text.Length);
        var lines = new List<object?>();
        for (int start = 0; start < text.Length;)
        {
            int end = text.IndexOf('\n', start);
            int next = end < 0 ? text.Length : end + 1;
            lines.Add(text[start..(end < 0 || keepsEnds ? next : end)]);
            start = next;
        }

        return new StarlarkList(lines);
    }

    private static List<object?> FromEnd(string text, string separator, int cuts)
    {
        var parts = new List<object?>();
        int end = text.Length;
        while (parts.Count < cuts && text.AsSpan(0, end).LastIndexOf(separator, StringComparison.Ordinal) is >= 0 and int at)
        {
            parts.Add(text[(at + separator.Length)..end]);
            end = at;
        }

        parts.Add(text[..end]);
        parts.Reverse();
        return parts;
    }

    private static List<object?> AtBlanks(string text, int cuts)
    {
        var parts = new List<object?>();
        int start = 0;
        while (true)
        {
            while (start < text.Length && IsBlank(text[start]))
            {
                start++;
            }

            if (start == text.Length)
            {
                return parts;
            }

            if (parts.Count == cuts)
            {
                parts.Add(text[start..]);
                return parts;
            }

            int end = text.IndexOfAny(Blanks, start);
            end = end < 0 ? text.Length : end;
            parts.Add(text[start..end]);
            start = end;
        }
    }

    private static List<object?> AtBlanksFromEnd(string text, int cuts)
    {
        var parts = new List<object?>();
        int end = text.Length;
        while (true)
        {
            while (end > 0 && IsBlank(text[end - 1]))
            {
                end--;
            }

            if (end == 0)
            {
                break;
            }

            int start = parts.Count == cuts ? 0 : text.LastIndexOfAny(Blanks, end - 1) + 1;
            parts.Add(text[start..end]);
            end = start;
        }

        parts.Reverse();
        return parts;
    }

    private static bool IsBlank(char c) => Array.IndexOf(Blanks, c) >= 0;
}
