using Megaraptor.Lab.Evaluation.Values;

namespace Megaraptor.Lab.Evaluation.Time;

/// <summary>Reads times by the server's layouts.</summary>
internal ref struct GoTimeParser
{
    private ReadOnlySpan<char> _text;
    private DateFields _fields;
    private int _hourOfHalf;
    private char _half;

    private GoTimeParser(ReadOnlySpan<char> text)
    {
        _text = text;
        _fields = new DateFields();
    }

    /// <summary>Reads a time.</summary>
    /// <param name="text">The text.</param>
    /// <param name="layout">The layout, which must fit the whole text.</param>
    /// <param name="zone">The zone of a text that names none.</param>
    /// <param name="time">The time.</param>
    /// <returns>False when the text does not fit.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, string layout, VqlZone zone, out VqlTime time)
    {
        time = default;
        var parser = new GoTimeParser(text);
        return parser.TryRead([.. GoLayoutParts.Split(layout)]) && parser._fields.TryResolve(zone, out time);
    }

    private bool TryRead(LayoutPart[] parts)
    {
        for (int i = 0; i < parts.Length; i++)
        {
            LayoutPart? next = i + 1 < parts.Length ? parts[i + 1] : null;
            if (!TryRead(parts[i], next))
            {
                return false;
            }
        }

        if (_half != '\0')
        {
            _fields.Hour = (_fields.Hour % 12) + (_half == 'P' ? 12 : 0);
        }

        return _text.IsEmpty && _hourOfHalf <= 12;
    }

    private bool TryRead(LayoutPart part, LayoutPart? next) => part.Kind switch
    {
        LayoutKind.Literal => TryLiteral(part.Text),
        LayoutKind.LongYear => TryDigits(4, 4, out _fields.Year),
        LayoutKind.ShortYear => TryShortYear(),
        LayoutKind.LongMonth => TryName(GoLayoutParts.Months, int.MaxValue, out _fields.Month),
        LayoutKind.ShortMonth => TryName(GoLayoutParts.Months, 3, out _fields.Month),
        LayoutKind.LongWeekday => TryName(GoLayoutParts.Weekdays, int.MaxValue, out _),
        LayoutKind.ShortWeekday => TryName(GoLayoutParts.Weekdays, 3, out _),
        LayoutKind.Month => TryDigits(1, 2, out _fields.Month),
        LayoutKind.ZeroMonth => TryDigits(2, 2, out _fields.Month),
        LayoutKind.SpaceDay => TrySpaces(1) && TryDigits(1, 2, out _fields.Day),
        LayoutKind.Day => TryDigits(1, 2, out _fields.Day),
        LayoutKind.ZeroDay => TryDigits(2, 2, out _fields.Day),
        LayoutKind.SpaceYearDay => TrySpaces(2) && TryDigits(1, 3, out _fields.YearDay),
        LayoutKind.ZeroYearDay => TryDigits(3, 3, out _fields.YearDay),
        LayoutKind.Hour => TryDigits(1, 2, out _fields.Hour),
        LayoutKind.Hour12 => TryHour12(1),
        LayoutKind.ZeroHour12 => TryHour12(2),
        LayoutKind.Minute => TryDigits(1, 2, out _fields.Minute),
        LayoutKind.ZeroMinute => TryDigits(2, 2, out _fields.Minute),
        LayoutKind.Second => TrySecond(1, next),
        LayoutKind.ZeroSecond => TrySecond(2, next),
        LayoutKind.Fraction => TryFraction(part.Digits, part.Digits),
        LayoutKind.TrimmedFraction => !BeginsFraction() || TryFraction(1, 9),
        LayoutKind.UpperHalf => TryHalf("AM", "PM"),
        LayoutKind.LowerHalf => TryHalf("am", "pm"),
        LayoutKind.ZoneName => TryZoneName(),
        _ => TryOffset(part),
    };

    /// <summary>A blank in the layout fits any number of blanks, none at the end.</summary>
    private bool TryLiteral(ReadOnlySpan<char> literal)
    {
        while (!literal.IsEmpty)
        {
            if (literal[0] == ' ')
            {
                if (!_text.IsEmpty && _text[0] != ' ')
                {
                    return false;
                }

                literal = literal.TrimStart(' ');
                _text = _text.TrimStart(' ');
                continue;
            }

            if (_text.IsEmpty || _text[0] != literal[0])
            {
                return false;
            }

            literal = literal[1..];
            _text = _text[1..];
        }

        return true;
    }

    private bool TrySpaces(int most)
    {
        for (int i = 0; i < most && !_text.IsEmpty && _text[0] == ' '; i++)
        {
            _text = _text[1..];
        }

        return true;
    }

    private bool TryDigits(int least, int most, out int number)
    {
        number = 0;
        int length = 0;
        while (length < most && length < _text.Length && char.IsAsciiDigit(_text[length]))
        {
            number = (number * 10) + (_text[length++] - '0');
        }

        _text = _text[length..];
        return length >= least;
    }

    private bool TryShortYear()
    {
        bool isRead = TryDigits(2, 2, out int year);
        _fields.Year = year + (year >= 69 ? 1900 : 2000);
        return isRead;
    }

    private bool TryHour12(int least)
    {
        bool isRead = TryDigits(least, 2, out _hourOfHalf);
        _fields.Hour = _hourOfHalf;
        return isRead;
    }

    private bool TryName(string[] names, int length, out int number)
    {
        for (number = 1; number <= names.Length; number++)
        {
            ReadOnlySpan<char> name = names[number - 1].AsSpan(0, Math.Min(length, names[number - 1].Length));
            if (_text.StartsWith(name, StringComparison.OrdinalIgnoreCase))
            {
                _text = _text[name.Length..];
                return true;
            }
        }

        return false;
    }

    /// <summary>A fraction may follow the seconds even where the layout has none.</summary>
    private bool TrySecond(int least, LayoutPart? next)
    {
        if (!TryDigits(least, 2, out _fields.Second))
        {
            return false;
        }

        return next is { Kind: LayoutKind.Fraction or LayoutKind.TrimmedFraction } || !BeginsFraction() || TryFraction(1, int.MaxValue);
    }

    private readonly bool BeginsFraction() => _text.Length >= 2 && _text[0] is '.' or ',' && char.IsAsciiDigit(_text[1]);

    private bool TryFraction(int least, int most)
    {
        if (_text.IsEmpty || _text[0] is not ('.' or ','))
        {
            return false;
        }

        int length = 0;
        int nanoseconds = 0;
        while (length < most && length + 1 < _text.Length && char.IsAsciiDigit(_text[length + 1]))
        {
            nanoseconds = length < 9 ? (nanoseconds * 10) + (_text[length + 1] - '0') : nanoseconds;
            length++;
        }

        for (int i = length; i < 9; i++)
        {
            nanoseconds *= 10;
        }

        _fields.Nanoseconds = nanoseconds;
        _text = _text[(length + 1)..];
        return length >= least;
    }

    private bool TryHalf(string before, string after)
    {
        if (_text.StartsWith(before, StringComparison.Ordinal) || _text.StartsWith(after, StringComparison.Ordinal))
        {
            _half = char.ToUpperInvariant(_text[0]);
            _text = _text[2..];
            return true;
        }

        return false;
    }

    private bool TryZoneName()
    {
        int length = ZoneNames.LengthAt(_text);
        _fields.ZoneName = _text[..length].ToString();
        _text = _text[length..];
        return length > 0;
    }

    private bool TryOffset(LayoutPart part)
    {
        if (part.Text[0] == 'Z' && !_text.IsEmpty && _text[0] == 'Z')
        {
            _text = _text[1..];
            _fields.Offset = 0;
            return true;
        }

        if (_text.IsEmpty || _text[0] is not ('+' or '-'))
        {
            return false;
        }

        int sign = _text[0] == '-' ? -1 : 1;
        bool hasColons = part.Text.Contains(':');
        _text = _text[1..];
        int seconds = 0;
        for (int unit = 3600, i = 0; i < part.Digits; i += 2, unit /= 60)
        {
            if (i > 0 && hasColons && !TryLiteral(":"))
            {
                return false;
            }

            if (!TryDigits(2, 2, out int value) || value > (i == 0 ? 24 : 60))
            {
                return false;
            }

            seconds += value * unit;
        }

        _fields.Offset = sign * seconds;
        return true;
    }
}
