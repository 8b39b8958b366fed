namespace Megaraptor.Vql.Artifacts.Parameters;

/// <summary>What a JSON text holds.</summary>
internal enum JsonTextKind
{
    /// <summary>The text is no JSON.</summary>
    None,

    /// <summary>An object.</summary>
    Object,

    /// <summary>An array.</summary>
    Array,

    /// <summary>A string, a number or a literal.</summary>
    Other,
}

/// <summary>Checks JSON without making anything of it.</summary>
internal sealed class JsonText
{
    private const int MaxDepth = 128;

    private readonly string _text;
    private int _at;
    private int _depth;

    private JsonText(string text) => _text = text;

    /// <summary>What a text holds.</summary>
    internal static JsonTextKind KindOf(string text)
    {
        var reader = new JsonText(text);
        reader.SkipSpace();
        JsonTextKind kind = reader.Current switch { '{' => JsonTextKind.Object, '[' => JsonTextKind.Array, _ => JsonTextKind.Other };
        bool isValue = reader.ReadValue();
        reader.SkipSpace();
        return isValue && reader._at == text.Length ? kind : JsonTextKind.None;
    }

    private char Current => _at < _text.Length ? _text[_at] : '\0';

    private bool ReadValue()
    {
        SkipSpace();
        return Current switch
        {
            '{' => ReadList('}', ReadMember),
            '[' => ReadList(']', ReadValue),
            '"' => ReadString(),
            't' => TakeWord("true"),
            'f' => TakeWord("false"),
            'n' => TakeWord("null"),
            _ => ReadNumber(),
        };
    }

    private bool ReadList(char close, Func<bool> readItem)
    {
        if (++_depth > MaxDepth)
        {
            return false;
        }

        _at++;
        SkipSpace();
        if (!Take(close))
        {
            do
            {
                if (!readItem())
                {
                    return false;
                }

                SkipSpace();
            }
            while (Take(','));
            if (!Take(close))
            {
                return false;
            }
        }

        _depth--;
        return true;
    }

    private bool ReadMember()
    {
        SkipSpace();
        if (Current != '"' || !ReadString())
        {
            return false;
        }

        SkipSpace();
        return Take(':') && ReadValue();
    }

    private bool ReadString()
    {
        for (_at++; _at < _text.Length; _at++)
        {
            char c = _text[_at];
            if (c == '"')
            {
                _at++;
                return true;
            }

            if (c < ' ' || (c == '\\' && !SkipEscape()))
            {
                return false;
            }
        }

        return false;
    }

    private bool SkipEscape()
    {
        _at++;
        if (Current != 'u')
        {
            return Current is '"' or '\\' or '/' or 'b' or 'f' or 'n' or 'r' or 't';
        }

        for (int i = 0; i < 4; i++)
        {
            _at++;
            if (!Uri.IsHexDigit(Current))
            {
                return false;
            }
        }

        return true;
    }

    private bool ReadNumber()
    {
        Take('-');
        if (!Take('0') && !ReadDigits())
        {
            return false;
        }

        if (Take('.') && !ReadDigits())
        {
            return false;
        }

        if (Current is 'e' or 'E')
        {
            _at++;
            _ = Take('+') || Take('-');
            return ReadDigits();
        }

        return true;
    }

    private bool ReadDigits()
    {
        int start = _at;
        while (Current is >= '0' and <= '9')
        {
            _at++;
        }

        return _at > start;
    }

    private bool TakeWord(string word)
    {
        if (string.CompareOrdinal(_text, _at, word, 0, word.Length) != 0)
        {
            return false;
        }

        _at += word.Length;
        return true;
    }

    private bool Take(char c)
    {
        if (Current != c || _at >= _text.Length)
        {
            return false;
        }

        _at++;
        return true;
    }

    private void SkipSpace()
    {
        while (Current is ' ' or '\t' or '\n' or '\r')
        {
            _at++;
        }
    }
}
