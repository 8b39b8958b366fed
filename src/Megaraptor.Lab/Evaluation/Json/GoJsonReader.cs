using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Megaraptor.Lab.Evaluation.Time;
using Megaraptor.Lab.Evaluation.Values;

namespace Megaraptor.Lab.Evaluation.Json;

/// <summary>Reads one JSON value from its first byte to its last.</summary>
/// <param name="json">The JSON.</param>
/// <param name="isPlain">Whether numbers are floats and texts are texts outside of objects.</param>
internal ref struct GoJsonReader(ReadOnlySpan<byte> json, bool isPlain)
{
    /// <summary>Deeper JSON is refused.</summary>
    private const int MaxDepth = 10_000;

    /// <summary>What a string holds as it is: ASCII without quotes, backslashes and control characters.</summary>
    private static readonly SearchValues<byte> s_plainCharacters =
        SearchValues.Create([.. Enumerable.Range(0x20, 0x60).Select(static c => (byte)c).Where(static c => c is not ((byte)'"' or (byte)'\\'))]);

    private readonly ReadOnlySpan<byte> _json = json;
    private int _at;

    /// <summary>Reads the value.</summary>
    /// <returns>The value.</returns>
    /// <exception cref="GoJsonException">The text is no JSON.</exception>
    public object? ReadWhole()
    {
        object? value = ReadValue(1, isPlain);
        SkipSpace();
        return _at == _json.Length ? value : throw Unexpected("after top-level value");
    }

    /// <summary>Reads the value where anything may follow.</summary>
    /// <returns>The value.</returns>
    /// <exception cref="GoJsonException">The text is no JSON.</exception>
    public object? ReadFirst() => ReadValue(1, isPlain);

    private object? ReadValue(int depth, bool plain)
    {
        SkipSpace();
        switch ((char)Peek())
        {
            case '{':
                return ReadObject(depth);
            case '[':
                return ReadArray(depth, plain);
            case '"':
                string text = ReadString();
                return !plain && Rfc3339.TryParse(text, out VqlTime time) ? time : text;
            case 't':
                return ReadLiteral("true"u8, true);
            case 'f':
                return ReadLiteral("false"u8, false);
            case 'n':
                return ReadLiteral("null"u8, null);
            case '-' or (>= '0' and <= '9'):
                return ReadNumber(plain);
            default:
                throw Unexpected("looking for beginning of value");
        }
    }

    private VqlDict ReadObject(int depth)
    {
        CheckDepth(depth);
        _at++;
        var members = new VqlDict();
        SkipSpace();
        if (Peek() == '}')
        {
            _at++;
            return members;
        }

        while (true)
        {
            SkipSpace();
            if (Peek() != '"')
            {
                throw Unexpected("looking for beginning of object key string");
            }

            string name = ReadString();
            SkipSpace();
            if (Peek() != ':')
            {
                throw Unexpected("after object key");
            }

            _at++;
            members.Set(name, ReadValue(depth + 1, plain: false));
            SkipSpace();
            switch ((char)Peek())
            {
                case ',':
                    _at++;
                    break;
                case '}':
                    _at++;
                    return members;
                default:
                    throw Unexpected("after object key:value pair");
            }
        }
    }

    private VqlList ReadArray(int depth, bool plain)
    {
        CheckDepth(depth);
        _at++;
        SkipSpace();
        if (Peek() == ']')
        {
            _at++;
            return new VqlList([], VqlList.InterfaceType);
        }

        var items = new List<object?>();
        while (true)
        {
            items.Add(ReadValue(depth + 1, plain));
            SkipSpace();
            switch ((char)Peek())
            {
                case ',':
                    _at++;
                    break;
                case ']':
                    _at++;
                    return new VqlList(items, VqlList.InterfaceType);
                default:
                    throw Unexpected("after array element");
            }
        }
    }

    private object? ReadLiteral(ReadOnlySpan<byte> word, object? value)
    {
        for (int i = 1; i < word.Length; i++)
        {
            _at++;
            if (Peek() != word[i])
            {
                throw Unexpected($"in literal {Encoding.ASCII.GetString(word)} (expecting {Quote(word[i])})");
            }
        }

        _at++;
        return value;
    }

    private object ReadNumber(bool plain)
    {
        int start = _at;
        if (Peek() == '-')
        {
            _at++;
        }

        if (Peek() == '0')
        {
            _at++;
        }
        else
        {
            SkipDigits("in numeric literal");
        }

        bool isInteger = true;
        if (TryPeek('.'))
        {
            isInteger = false;
            _at++;
            SkipDigits("after decimal point in numeric literal");
        }

        if (TryPeek('e') || TryPeek('E'))
        {
            isInteger = false;
            _at++;
            if (TryPeek('+') || TryPeek('-'))
            {
                _at++;
            }

            SkipDigits("in exponent of numeric literal");
        }

        ReadOnlySpan<byte> digits = _json[start.._at];
        if (isInteger && !plain)
        {
            if (Utf8Parser.TryParse(digits, out ulong unsigned, out int used) && used == digits.Length)
            {
                return unsigned;
            }

            if (Utf8Parser.TryParse(digits, out long signed, out used) && used == digits.Length)
            {
                return signed;
            }
        }

        double number = double.Parse(digits, NumberStyles.Float, CultureInfo.InvariantCulture);
        return double.IsFinite(number)
            ? number
            : throw new GoJsonException($"json: cannot unmarshal number {Encoding.ASCII.GetString(digits)} into Go value of type float64");
    }

    private void SkipDigits(string where)
    {
        if ((char)Peek() is < '0' or > '9')
        {
            throw Unexpected(where);
        }

        while (_at < _json.Length && _json[_at] is >= (byte)'0' and <= (byte)'9')
        {
            _at++;
        }
    }

    private string ReadString()
    {
        int start = ++_at;
        int plain = _json[_at..].IndexOfAnyExcept(s_plainCharacters);
        _at = plain < 0 ? _json.Length : _at + plain;
        if (Peek() == '"')
        {
            return Encoding.ASCII.GetString(_json[start.._at++]);
        }

        var text = new StringBuilder(Encoding.ASCII.GetString(_json[start.._at]));
        while ((char)Peek() is var c && c != '"')
        {
            if (c < ' ')
            {
                throw Unexpected("in string literal");
            }

            if (c == '\\')
            {
                _at++;
                ReadEscape(text);
            }
            else
            {
                // Bytes that are no UTF-8 become one replacement character each.
                bool isValid = Rune.DecodeFromUtf8(_json[_at..], out Rune rune, out int length) == OperationStatus.Done;
                text.Append(rune);
                _at += isValid ? length : 1;
            }
        }

        _at++;
        return text.ToString();
    }

    private void ReadEscape(StringBuilder text)
    {
        byte c = Peek();
        if (c == 'u')
        {
            _at++;
            ReadUnicodeEscape(text);
            return;
        }

        text.Append((char)c switch
        {
            '"' => '"',
            '\\' => '\\',
            '/' => '/',
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            _ => throw Unexpected("in string escape code"),
        });
        _at++;
    }

    private void ReadUnicodeEscape(StringBuilder text)
    {
        char first = ReadHex();
        if (!char.IsSurrogate(first))
        {
            text.Append(first);
            return;
        }

        int back = _at;
        if (char.IsHighSurrogate(first) && TryPeek('\\'))
        {
            _at++;
            if (TryPeek('u'))
            {
                _at++;
                char second = ReadHex();
                if (char.IsLowSurrogate(second))
                {
                    text.Append(first).Append(second);
                    return;
                }
            }
        }

        _at = back;
        text.Append('\uFFFD');
    }

    private char ReadHex()
    {
        int code = 0;
        for (int i = 0; i < 4; i++)
        {
            byte c = Peek();
            if (!char.IsAsciiHexDigit((char)c))
            {
                throw Unexpected("in \\u hexadecimal character escape");
            }

            code = (code * 16) + Convert.ToInt32(((char)c).ToString(), 16);
            _at++;
        }

        return (char)code;
    }

    private void SkipSpace()
    {
        while (_at < _json.Length && _json[_at] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
        {
            _at++;
        }
    }

    private readonly bool TryPeek(char c) => _at < _json.Length && _json[_at] == c;

    private readonly byte Peek() => _at < _json.Length ? _json[_at] : throw new GoJsonException("unexpected end of JSON input");

    private readonly GoJsonException Unexpected(string where) => new($"invalid character {Quote(_json[_at])} {where}");

    private static string Quote(byte c) => c switch
    {
        (byte)'\'' => @"'\''",
        (byte)'"' => "'\"'",
        _ => $"'{Text.GoText.Quote(((char)c).ToString())[1..^1]}'",
    };

    private static void CheckDepth(int depth)
    {
        if (depth > MaxDepth)
        {
            throw new GoJsonException("exceeded max depth");
        }
    }
}
