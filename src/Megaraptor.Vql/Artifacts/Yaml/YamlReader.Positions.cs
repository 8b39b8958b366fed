using Megaraptor.Vql.Text;

namespace Megaraptor.Vql.Artifacts.Yaml;

/// <content>Moving through the text, and saying what is wrong.</content>
public sealed partial class YamlReader
{
    private char Get(int index) => index < _text.Length ? _text[index] : '\0';

    private int LineStart(int at) => at == 0 ? 0 : _text.LastIndexOf('\n', Math.Min(at, _text.Length) - 1) + 1;

    private int LineEnd(int at)
    {
        int end = _text.IndexOf('\n', at);
        return end < 0 ? _text.Length : end;
    }

    private bool IsBlankAt(int index) => index >= _text.Length || _text[index] is ' ' or '\t' or '\n' or '\r';

    private static bool IsBlank(char c) => c is ' ' or '\t' or '\r';

    private void SkipBlanks()
    {
        while (!IsAtEnd && IsBlank(Current))
        {
            _at++;
        }
    }

    private void SkipLine() => _at = Math.Min(LineEnd(_at) + 1, _text.Length);

    /// <summary>Whether nothing but a comment follows on the line.</summary>
    private bool IsLineEnd() => IsAtEnd || Current == '\n' || (Current == '#' && (_at == 0 || IsBlankAt(_at - 1)));

    private bool IsMarker(string marker) =>
        string.CompareOrdinal(_text, _at, marker, 0, marker.Length) == 0 && Column == 0 && IsBlankAt(_at + marker.Length);

    /// <summary>Goes to the next character that is no white space and no comment.</summary>
    private void SkipToContent()
    {
        while (!IsAtEnd)
        {
            if (Current == '\n')
            {
                _at++;
            }
            else if (Current == '\t' && OnlyBlanksBefore())
            {
                RefuseTab();
                SkipBlanks();
            }
            else if (IsBlank(Current))
            {
                _at++;
            }
            else if (IsLineEnd())
            {
                SkipLine();
            }
            else
            {
                return;
            }
        }
    }

    private bool OnlyBlanksBefore()
    {
        for (int i = LineStart(_at); i < _at; i++)
        {
            if (!IsBlank(_text[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A tab before content. On a line without content it harms nobody.</summary>
    private void RefuseTab()
    {
        int next = _at;
        while (next < _text.Length && IsBlank(_text[next]))
        {
            next++;
        }

        if (next < _text.Length && _text[next] is not ('\n' or '#'))
        {
            Refuse(1, "A tab as indentation", "Indent with blanks.");
        }
    }

    private int WordLength()
    {
        int end = _at;
        while (!IsBlankAt(end))
        {
            end++;
        }

        return end - _at;
    }

    private SourceSpan LineRest()
    {
        int end = Math.Min(LineEnd(_at), _text.Length);
        while (end > _at && IsBlank(_text[end - 1]))
        {
            end--;
        }

        return SourceSpan.Between(_at, end);
    }

    /// <summary>The end of the last content before this place.</summary>
    private int EndOfContent(int start)
    {
        int end = Math.Min(_at, _text.Length);
        while (end > start && IsBlankAt(end - 1))
        {
            end--;
        }

        return end;
    }

    private YamlScalar Empty() => Empty(_at);

    private static YamlScalar Empty(int place) => new(new SourceSpan(place, 0), "", YamlScalarStyle.Plain, new TextMap());

    private void Report(SourceSpan span, string message, string? suggestion) => _errors.Add(new YamlError(span, message, suggestion, IsConstruct: false));

    private void Refuse(int length, string construct, string suggestion) => Refuse(new SourceSpan(_at, length), construct, suggestion);

    private void Refuse(SourceSpan span, string construct, string suggestion) =>
        _errors.Add(new YamlError(span, $"{construct} is not taken in an artifact definition.", suggestion, IsConstruct: true));

    private YamlScalar Refused(int length, string construct, string suggestion)
    {
        Refuse(length, construct, suggestion);
        SkipLine();
        _at = Math.Max(0, _at - 1);
        return Empty();
    }
}
