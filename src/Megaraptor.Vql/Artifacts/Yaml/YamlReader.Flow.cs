using System.Text;
using Megaraptor.Vql.Text;

namespace Megaraptor.Vql.Artifacts.Yaml;

/// <content>Flow collections: <c>[a, b]</c> and <c>{a: 1}</c>.</content>
public sealed partial class YamlReader
{
    private YamlSequence ReadFlowSequence()
    {
        int start = _at++;
        var items = new List<YamlNode>();
        while (NextInFlow(']', start))
        {
            items.Add(ReadFlowNode());
            EndFlowItem(']');
        }

        return new YamlSequence(SourceSpan.Between(start, _at), items);
    }

    private YamlMapping ReadFlowMapping()
    {
        int start = _at++;
        var entries = new List<YamlEntry>();
        while (NextInFlow('}', start))
        {
            YamlNode key = ReadFlowNode();
            SkipToContent();
            YamlNode value = Empty();
            if (Current == ':')
            {
                _at++;
                SkipToContent();
                value = Current is ',' or '}' ? Empty() : ReadFlowNode();
            }

            if (key is not YamlScalar scalar)
            {
                Refuse(key.Span, "A complex key", "Write key: value.");
            }
            else if (entries.Exists(entry => entry.Key.Value == scalar.Value))
            {
                Refuse(key.Span, $"The key {scalar.Value} comes twice, which", "Keep one of them.");
            }
            else
            {
                entries.Add(new YamlEntry(scalar, value));
            }

            EndFlowItem('}');
        }

        return new YamlMapping(SourceSpan.Between(start, _at), entries);
    }

    /// <summary>Goes to the next item, or behind the closing bracket.</summary>
    private bool NextInFlow(char close, int start)
    {
        SkipToContent();
        if (IsAtEnd)
        {
            Report(new SourceSpan(start, 1), $"The bracket is not closed with {close}.", null);
            return false;
        }

        if (Current == close)
        {
            _at++;
            return false;
        }

        return true;
    }

    private void EndFlowItem(char close)
    {
        SkipToContent();
        if (Current == ',')
        {
            _at++;
        }
        else if (Current != close && !IsAtEnd)
        {
            if (!HasErrorHere())
            {
                Report(new SourceSpan(_at, 1), $"A comma or {close} was expected here.", "Put text with such signs into quotes.");
            }

            // The rest of the collection cannot be told apart: it is given up.
            int end = _text.IndexOf(close, _at);
            _at = end < 0 || end > LineEnd(_at) ? LineEnd(_at) : end;
            if (Current == '\n' || IsAtEnd)
            {
                _at = _text.Length;
            }
        }
    }

    private YamlNode ReadFlowNode()
    {
        if (_depth >= MaxDepth)
        {
            Report(new SourceSpan(_at, 1), $"The text is nested more than {MaxDepth} levels deep.", null);
            _at = _text.Length;
            return Empty();
        }

        _depth++;
        YamlNode node = Current switch
        {
            '[' => ReadFlowSequence(),
            '{' => ReadFlowMapping(),
            '"' or '\'' => ReadQuoted(),
            '&' => RefusedInFlow("An anchor", "Write the value where it is used."),
            '*' => RefusedInFlow("An alias", "Write the value where it is used."),
            '!' => RefusedInFlow("A tag", "Leave it out: every value is text."),
            _ => ReadPlainInFlow(),
        };
        _depth--;
        return node;
    }

    private YamlScalar RefusedInFlow(string construct, string suggestion)
    {
        Refuse(1, construct, suggestion);
        while (!IsAtEnd && Current is not (',' or ']' or '}' or '\n'))
        {
            _at++;
        }

        return Empty();
    }

    private YamlScalar ReadPlainInFlow()
    {
        int start = _at;
        int end = _at;
        var value = new StringBuilder();
        var map = new TextMap();
        if (!CanBeginPlain(_at))
        {
            Report(new SourceSpan(_at, 1), $"No value may begin with {Current}.", "Put the value into quotes.");
            return Empty();
        }

        while (true)
        {
            int run = _at;
            while (!IsAtEnd && Current is not (',' or '[' or ']' or '{' or '}' or '\n') && !EndsPlainInFlow())
            {
                _at++;
            }

            end = EndOfContent(run);
            map.Append(value, _text, run, end - run);
            int breaks = 0;
            int next = _at;
            while (next < _text.Length && Current == '\n' && (_text[next] == '\n' || IsBlank(_text[next])))
            {
                breaks += _text[next] == '\n' ? 1 : 0;
                next++;
            }

            if (breaks == 0 || next >= _text.Length || _text[next] is ',' or '[' or ']' or '{' or '}' or '#' or ':')
            {
                break;
            }

            value.Append(breaks == 1 ? " " : new string('\n', breaks - 1));
            _at = next;
        }

        return new YamlScalar(SourceSpan.Between(start, end), value.ToString(), YamlScalarStyle.Plain, map);
    }

    private bool EndsPlainInFlow() =>
        (Current == ':' && (IsBlankAt(_at + 1) || Get(_at + 1) is ',' or '[' or ']' or '{' or '}'))
        || (Current == '#' && IsBlankAt(_at - 1));
}
