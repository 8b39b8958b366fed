using System.Globalization;
using System.Text;

namespace Megaraptor.Vql.Text;

/// <summary>Builds a JSON text. The caller opens and closes in the right order.</summary>
internal sealed class JsonBuilder
{
    private readonly StringBuilder _json = new();
    private bool _needsComma;

    /// <inheritdoc/>
    public override string ToString() => _json.ToString();

    internal JsonBuilder Open(char bracket)
    {
        Separate();
        _json.Append(bracket);
        _needsComma = false;
        return this;
    }

    internal JsonBuilder Close(char bracket)
    {
        _json.Append(bracket);
        _needsComma = true;
        return this;
    }

    /// <summary>Begins a line, for people who read it.</summary>
    internal JsonBuilder Line()
    {
        if (_needsComma)
        {
            _json.Append(',');
            _needsComma = false;
        }

        _json.Append('\n');
        return this;
    }

    internal JsonBuilder Name(string name)
    {
        Separate();
        Quote(name);
        _json.Append(':');
        _needsComma = false;
        return this;
    }

    internal JsonBuilder Value(string? text)
    {
        Separate();
        if (text is null)
        {
            _json.Append("null");
        }
        else
        {
            Quote(text);
        }

        _needsComma = true;
        return this;
    }

    internal JsonBuilder Value(int number)
    {
        Separate();
        _json.Append(number.ToString(CultureInfo.InvariantCulture));
        _needsComma = true;
        return this;
    }

    internal JsonBuilder Member(string name, string? text) => Name(name).Value(text);

    internal JsonBuilder Member(string name, int number) => Name(name).Value(number);

    /// <summary>A text as JSON, with a lone half of a surrogate pair replaced, which no JSON may hold.</summary>
    internal static void Quote(StringBuilder json, string text)
    {
        json.Append('"');
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c is '"' or '\\')
            {
                json.Append('\\').Append(c);
            }
            else if (c < ' ')
            {
                json.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            }
            else if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                json.Append(c).Append(text[++i]);
            }
            else
            {
                json.Append(char.IsSurrogate(c) ? '\uFFFD' : c);
            }
        }

        json.Append('"');
    }

    private void Quote(string text) => Quote(_json, text);

    private void Separate()
    {
        if (_needsComma)
        {
            _json.Append(',');
        }
    }
}
