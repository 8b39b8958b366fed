using System.Globalization;

namespace Megaraptor.Lab.Evaluation.Regex;

/// <summary>An expression that was translated for .NET.</summary>
/// <param name="Pattern">The .NET expression. Its groups are not named.</param>
/// <param name="GroupNames">The groups' names by number, empty for those without one; the whole match comes first.</param>
/// <param name="LooksAround">Whether the .NET expression looks around, which only the backtracking matcher can.</param>
/// <param name="PrefersEmpty">Whether something prefers the empty text to another alternative. Of these .NET's matcher that never backtracks may find a longer match than the first in order.</param>
internal sealed record TranslatedRegex(string Pattern, IReadOnlyList<string> GroupNames, bool LooksAround, bool PrefersEmpty);

/// <summary>Translates an expression from the server's syntax, that of RE2, and refuses what RE2 refuses.</summary>
/// <param name="source">The expression.</param>
/// <param name="reach">Which texts the result will meet: the fewer, the simpler it is.</param>
internal sealed class Re2Translator(string source, TextReach reach)
{
    private const int MaxRepeat = 1000;
    private const int MaxDepth = 1000;
    private const string WordBoundary = "(?:(?<=[0-9A-Za-z_])(?![0-9A-Za-z_])|(?<![0-9A-Za-z_])(?=[0-9A-Za-z_]))";
    private const string NoWordBoundary = "(?:(?<=[0-9A-Za-z_])(?=[0-9A-Za-z_])|(?<![0-9A-Za-z_])(?![0-9A-Za-z_]))";

    private readonly List<string> _names = [string.Empty];
    private int _at;
    private Re2Flags _flags;
    private bool _looksAround;
    private bool _prefersEmpty;

    /// <summary>Translates an expression.</summary>
    /// <param name="source">The expression.</param>
    /// <param name="reach">Which texts the result will meet.</param>
    /// <returns>The translated expression.</returns>
    /// <exception cref="RegexSyntaxException">The server refuses the expression.</exception>
    public static TranslatedRegex Translate(string source, TextReach reach)
    {
        var translator = new Re2Translator(source, reach);
        Piece piece = translator.Alternation(0);
        if (translator._at < source.Length)
        {
            throw new RegexSyntaxException("unexpected )", source);
        }

        return new TranslatedRegex(piece.Text, translator._names, translator._looksAround, translator._prefersEmpty);
    }

    private Piece Alternation(int depth)
    {
        if (depth > MaxDepth)
        {
            throw new RegexSyntaxException("expression nests too deeply", source);
        }

        var alternatives = new List<string>();
        int repeats = 1;
        bool canBeEmpty = false;
        while (true)
        {
            Piece sequence = Sequence(depth);
            repeats = Math.Max(repeats, sequence.Repeats);
            canBeEmpty |= sequence.CanBeEmpty;
            alternatives.Add(sequence.Text);
            if (_at >= source.Length || source[_at] != '|')
            {
                return new Piece(string.Join('|', alternatives), repeats, canBeEmpty);
            }

            _prefersEmpty |= canBeEmpty;
            _at++;
        }
    }

    private Piece Sequence(int depth)
    {
        var pieces = new List<Piece>();
        int lastRepeat = -1;
        while (_at < source.Length && source[_at] is not ('|' or ')'))
        {
            int start = _at;
            if (!TryRepeat(out int least, out int most))
            {
                lastRepeat = -1;
                Atom(pieces, depth);
                continue;
            }

            bool isLazy = _flags.IsUngreedy;
            if (_at < source.Length && source[_at] == '?')
            {
                _at++;
                isLazy = !isLazy;
            }

            if (lastRepeat >= 0)
            {
                throw new RegexSyntaxException("invalid nested repetition operator", source[lastRepeat.._at]);
            }

            if (pieces.Count == 0)
            {
                throw new RegexSyntaxException("missing argument to repetition operator", source[start.._at]);
            }

            pieces[^1] = Repeat(pieces[^1], least, most, isLazy, start);
            lastRepeat = start;
        }

        return new Piece(string.Concat(pieces.Select(static piece => piece.Text)), pieces.Select(static piece => piece.Repeats).DefaultIfEmpty(1).Max(), pieces.TrueForAll(static piece => piece.CanBeEmpty));
    }

    private Piece Repeat(Piece operand, int least, int most, bool isLazy, int start)
    {
        int repeats = operand.Repeats;
        if (least >= 2 || most >= 2)
        {
            repeats *= Math.Max(most, least);
            if (repeats > MaxRepeat)
            {
                throw new RegexSyntaxException("invalid repeat count", source[start.._at]);
            }
        }

        string range = (least, most) switch
        {
            (0, -1) => "*",
            (1, -1) => "+",
            (0, 1) => "?",
            (_, -1) => string.Create(CultureInfo.InvariantCulture, $"{{{least},}}"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{{{least},{most}}}"),
        };
        _prefersEmpty |= isLazy && least == 0;
        return new Piece($"(?:{operand.Text}){range}{(isLazy ? "?" : string.Empty)}", repeats, least == 0 || operand.CanBeEmpty);
    }

    /// <summary>A brace that begins no count is a character like others.</summary>
    private bool TryRepeat(out int least, out int most)
    {
        (least, most) = source[_at] switch
        {
            '*' => (0, -1),
            '+' => (1, -1),
            '?' => (0, 1),
            _ => (-1, -1),
        };
        if (least >= 0)
        {
            _at++;
            return true;
        }

        return source[_at] == '{' && TryCounts(out least, out most);
    }

    private bool TryCounts(out int least, out int most)
    {
        int at = _at + 1;
        most = -1;
        if (!TryCount(ref at, out least) || at >= source.Length)
        {
            return false;
        }

        if (source[at] != ',')
        {
            most = least;
        }
        else
        {
            at++;
            if (at < source.Length && source[at] != '}' && !TryCount(ref at, out most))
            {
                return false;
            }
        }

        if (at >= source.Length || source[at] != '}')
        {
            return false;
        }

        if (least > MaxRepeat || most > MaxRepeat || (most >= 0 && least > most))
        {
            throw new RegexSyntaxException("invalid repeat count", source[_at..(at + 1)]);
        }

        _at = at + 1;
        return true;
    }

    /// <summary>Digits without a zero before them; a number that is too large stays too large.</summary>
    private bool TryCount(ref int at, out int count)
    {
        int start = at;
        count = 0;
        while (at < source.Length && char.IsAsciiDigit(source[at]))
        {
            count = Math.Min((count * 10) + (source[at++] - '0'), MaxRepeat + 1);
        }

        return at > start && (at == start + 1 || source[start] != '0');
    }

    private void Atom(List<Piece> pieces, int depth)
    {
        char c = source[_at];
        switch (c)
        {
            case '(':
                Group(pieces, depth);
                break;
            case '[':
                pieces.Add(Set(Re2ClassReader.Read(source, ref _at, _flags.IgnoresCase)));
                break;
            case '.':
                _at++;
                pieces.Add(Set(_flags.DotMatchesNewline ? RuneSet.Of(0, RuneSet.Last) : RuneSet.Of('\n', '\n').Complement()));
                break;
            case '^':
                _at++;
                pieces.Add(new Piece(_flags.IsMultiline ? "(?m:^)" : @"\A", CanBeEmpty: true));
                break;
            case '$':
                _at++;
                pieces.Add(new Piece(_flags.IsMultiline ? "(?m:$)" : @"\z", CanBeEmpty: true));
                break;
            case '\\':
                Escape(pieces);
                break;
            default:
                pieces.Add(Literal(Re2Escapes.Next(source, ref _at)));
                break;
        }
    }

    private void Group(List<Piece> pieces, int depth)
    {
        Re2Flags outer = _flags;
        string open = "(";
        if (_at + 1 < source.Length && source[_at + 1] == '?')
        {
            open = Re2Groups.Open(source, ref _at, ref _flags, _names);
            if (open.Length == 0)
            {
                // Flags alone hold up to the end of the group around them.
                return;
            }
        }
        else
        {
            _at++;
            _names.Add(string.Empty);
        }

        Piece inner = Alternation(depth + 1);
        if (_at >= source.Length)
        {
            throw new RegexSyntaxException("missing closing )", source);
        }

        _at++;
        _flags = outer;
        pieces.Add(new Piece($"{open}{inner.Text})", inner.Repeats, inner.CanBeEmpty));
    }

    private void Escape(List<Piece> pieces)
    {
        switch (_at + 1 < source.Length ? source[_at + 1] : '\0')
        {
            case 'A':
                _at += 2;
                pieces.Add(new Piece(@"\A", CanBeEmpty: true));
                break;
            case 'z':
                _at += 2;
                pieces.Add(new Piece(@"\z", CanBeEmpty: true));
                break;
            case 'b':
                _at += 2;
                pieces.Add(Boundary(@"\b", WordBoundary));
                break;
            case 'B':
                _at += 2;
                pieces.Add(Boundary(@"\B", NoWordBoundary));
                break;
            case 'C':
                throw new RegexSyntaxException("invalid escape sequence", @"\C");
            case 'Q':
                Quoted(pieces);
                break;
            default:
                pieces.Add(Re2ClassReader.TryReadNamed(source, ref _at, _flags.IgnoresCase) is { } named ? Set(named) : Literal(Re2Escapes.Escaped(source, ref _at)));
                break;
        }
    }

    private Piece Boundary(string ascii, string any)
    {
        _looksAround |= reach != TextReach.Ascii;
        return new Piece(reach == TextReach.Ascii ? ascii : any, CanBeEmpty: true);
    }

    private void Quoted(List<Piece> pieces)
    {
        int start = _at + 2;
        int end = source.IndexOf(@"\E", start, StringComparison.Ordinal);
        string quoted = end < 0 ? source[start..] : source[start..end];
        _at = end < 0 ? source.Length : end + 2;
        for (int i = 0; i < quoted.Length;)
        {
            pieces.Add(Literal(Re2Escapes.Next(quoted, ref i)));
        }
    }

    private Piece Literal(int rune)
    {
        var set = RuneSet.Of(rune, rune);
        if (_flags.IgnoresCase)
        {
            set.Fold();
        }

        return Set(set);
    }

    private Piece Set(RuneSet set) => new(set.ToExpression(reach));

    /// <summary>A part of the translated expression.</summary>
    /// <param name="Text">The .NET expression.</param>
    /// <param name="Repeats">How often counted repetitions repeat the most repeated part of it.</param>
    /// <param name="CanBeEmpty">Whether it matches the empty text somewhere.</param>
    private readonly record struct Piece(string Text, int Repeats = 1, bool CanBeEmpty = false);
}
