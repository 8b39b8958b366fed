namespace Megaraptor.Lab.Evaluation.Regex;

/// <summary>Reads classes of characters: <c>[^a-z\d[:alpha:]]</c>, <c>\w</c>, <c>\pL</c>.</summary>
internal static class Re2ClassReader
{
    /// <summary>Reads a class in brackets.</summary>
    /// <param name="source">The expression.</param>
    /// <param name="at">The place of the bracket; moved behind the class.</param>
    /// <param name="ignoresCase">Whether characters that differ by case only belong to it.</param>
    /// <returns>The class.</returns>
    /// <exception cref="RegexSyntaxException">The class is wrong.</exception>
    public static RuneSet Read(string source, ref int at, bool ignoresCase)
    {
        int start = at++;
        bool isNegated = at < source.Length && source[at] == '^';
        if (isNegated)
        {
            at++;
        }

        var set = new RuneSet();
        bool isFirst = true;
        while (at >= source.Length || source[at] != ']' || isFirst)
        {
            if (at >= source.Length)
            {
                throw new RegexSyntaxException("missing closing ]", source[start..]);
            }

            isFirst = false;
            if (TryReadPosix(source, ref at, ignoresCase) is { } posix)
            {
                set.Add(posix);
            }
            else if (TryReadNamed(source, ref at, ignoresCase) is { } named)
            {
                set.Add(named);
            }
            else
            {
                set.Add(ReadRange(source, start, ref at, ignoresCase));
            }
        }

        at++;
        return isNegated ? set.Complement() : set;
    }

    /// <summary>Reads a class that has a name: <c>\d</c>, <c>\PL</c>, <c>\p{^Greek}</c>.</summary>
    /// <param name="source">The expression.</param>
    /// <param name="at">The place; moved behind the class.</param>
    /// <param name="ignoresCase">Whether characters that differ by case only belong to it.</param>
    /// <returns>The class, or null when there is none.</returns>
    /// <exception cref="RegexSyntaxException">There is no class of the name.</exception>
    public static RuneSet? TryReadNamed(string source, ref int at, bool ignoresCase)
    {
        if (at + 1 >= source.Length || source[at] != '\\')
        {
            return null;
        }

        char letter = source[at + 1];
        if (letter is 'p' or 'P')
        {
            return ReadUnicode(source, ref at, ignoresCase);
        }

        if (RuneClasses.Escaped(letter) is not { } set)
        {
            return null;
        }

        at += 2;
        return Finish(set, ignoresCase, char.IsUpper(letter));
    }

    private static RuneSet ReadUnicode(string source, ref int at, bool ignoresCase)
    {
        int start = at;
        bool isNegated = source[at + 1] == 'P';
        at += 2;
        string name;
        if (at < source.Length && source[at] == '{')
        {
            int end = source.IndexOf('}', at);
            if (end < 0)
            {
                throw new RegexSyntaxException("invalid character class range", source[start..]);
            }

            name = source[(at + 1)..end];
            at = end + 1;
        }
        else if (at < source.Length)
        {
            name = char.ConvertFromUtf32(Re2Escapes.Next(source, ref at));
        }
        else
        {
            throw new RegexSyntaxException("invalid character class range", source[start..]);
        }

        if (name.StartsWith('^'))
        {
            isNegated = !isNegated;
            name = name[1..];
        }

        RuneSet known = RuneClasses.Unicode(name) ?? throw new RegexSyntaxException("invalid character class range", source[start..at]);
        var set = new RuneSet();
        set.Add(known);
        return Finish(set, ignoresCase, isNegated);
    }

    private static RuneSet? TryReadPosix(string source, ref int at, bool ignoresCase)
    {
        if (!source.AsSpan(at).StartsWith("[:"))
        {
            return null;
        }

        int end = source.IndexOf(":]", at + 2, StringComparison.Ordinal);
        if (end < 0)
        {
            return null;
        }

        string text = source[at..(end + 2)];
        string name = text[2..^2];
        bool isNegated = name.StartsWith('^');
        RuneSet set = RuneClasses.Posix(isNegated ? name[1..] : name) ?? throw new RegexSyntaxException("invalid character class range", text);
        at = end + 2;
        return Finish(set, ignoresCase, isNegated);
    }

    private static RuneSet ReadRange(string source, int classStart, ref int at, bool ignoresCase)
    {
        int start = at;
        int first = ReadOne(source, classStart, ref at);
        int last = first;
        if (at + 1 < source.Length && source[at] == '-' && source[at + 1] != ']')
        {
            at++;
            last = ReadOne(source, classStart, ref at);
            if (last < first)
            {
                throw new RegexSyntaxException("invalid character class range", source[start..at]);
            }
        }

        return Finish(RuneSet.Of(first, last), ignoresCase, isNegated: false);
    }

    private static int ReadOne(string source, int classStart, ref int at)
    {
        if (at >= source.Length)
        {
            throw new RegexSyntaxException("missing closing ]", source[classStart..]);
        }

        return source[at] == '\\' ? Re2Escapes.Escaped(source, ref at) : Re2Escapes.Next(source, ref at);
    }

    private static RuneSet Finish(RuneSet set, bool ignoresCase, bool isNegated)
    {
        if (ignoresCase)
        {
            set.Fold();
        }

        return isNegated ? set.Complement() : set;
    }
}
