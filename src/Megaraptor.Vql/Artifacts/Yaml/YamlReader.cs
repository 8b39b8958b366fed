using Megaraptor.Vql.Text;

namespace Megaraptor.Vql.Artifacts.Yaml;

/// <summary>Reads the YAML that artifact definitions are written in, with the place of everything.</summary>
/// <remarks>
/// Block mappings and sequences, plain, quoted, literal and folded scalars, simple flow collections. Refused by name:
/// anchors, aliases, tags, merge keys, complex keys, keys that come twice, several documents, tabs as indentation. After a
/// mistake the entry it stands in is skipped, and the next one is read.
/// </remarks>
public sealed partial class YamlReader
{
    private const int MaxDepth = 64;

    private readonly string _text;
    private readonly List<YamlError> _errors = [];
    private int _at;
    private int _depth;

    private YamlReader(string text) => _text = text;

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text; lines end with <c>\n</c>, a <c>\r</c> before it counts as white space.</param>
    /// <returns>The document and its errors.</returns>
    public static YamlDocument Read(string text)
    {
        var reader = new YamlReader(text);
        YamlNode root = reader.ReadDocument();
        return new YamlDocument(root, reader._errors);
    }

    private bool IsAtEnd => _at >= _text.Length;

    private char Current => Get(_at);

    private int Column => _at - LineStart(_at);

    private YamlNode ReadDocument()
    {
        if (Current == '\uFEFF')
        {
            _at++;
        }

        SkipToContent();
        if (IsMarker("---"))
        {
            _at += 3;
            SkipToContent();
        }
        else if (Current == '%' && Column == 0)
        {
            Refuse(1, "A directive", "Leave it out.");
            SkipLine();
            SkipToContent();
        }

        YamlNode root = IsAtEnd || IsMarker("---") || IsMarker("...") ? Empty() : ReadNode(-1);
        SkipToContent();
        if (IsMarker("..."))
        {
            _at += 3;
            SkipToContent();
        }

        if (IsMarker("---"))
        {
            Refuse(3, "A second document", "An artifact is one document: put the others into files of their own.");
        }
        else if (!IsAtEnd && _errors.Count == 0)
        {
            Report(LineRest(), "What stands here belongs to no key.", "Indent it like the key that it belongs to.");
        }

        return root;
    }

    /// <summary>Reads whatever begins here.</summary>
    /// <param name="parent">The indentation of the collection around it; the content stands further right.</param>
    private YamlNode ReadNode(int parent)
    {
        if (++_depth > MaxDepth)
        {
            Report(LineRest(), $"The text is nested more than {MaxDepth} levels deep.", null);
            _at = _text.Length;
            _depth--;
            return Empty();
        }

        YamlNode node = Current switch
        {
            '-' when IsBlankAt(_at + 1) => ReadSequence(Column),
            '?' when IsBlankAt(_at + 1) => Refused(1, "A complex key", "Write key: value."),
            '&' => Refused(WordLength(), "An anchor", "Write the value where it is used."),
            '*' => Refused(WordLength(), "An alias", "Write the value where it is used."),
            '!' => Refused(WordLength(), "A tag", "Leave it out: every value is text."),
            '|' or '>' => ReadBlockScalar(parent),
            _ when IsKey() => ReadMapping(Column),
            '[' => ReadFlowSequence(),
            '{' => ReadFlowMapping(),
            _ => ReadFlowScalarOrPlain(parent),
        };
        _depth--;
        return node;
    }

    private YamlMapping ReadMapping(int indent)
    {
        int start = _at;
        var entries = new List<YamlEntry>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        while (!IsAtEnd && Column == indent && !IsMarker("---") && !IsMarker("..."))
        {
            if (!IsKey())
            {
                RefuseEntry(indent);
                continue;
            }

            YamlScalar key = ReadKey();
            YamlNode value = ReadValue(indent);
            if (key.Value == "<<")
            {
                Refuse(key.Span, "A merge key", "Write the keys out.");
            }
            else if (keys.Add(key.Value))
            {
                entries.Add(new YamlEntry(key, value));
            }
            else
            {
                Refuse(key.Span, $"The key {key.Value} comes twice, which", "Keep one of them.");
            }

            EndEntry(indent);
        }

        return new YamlMapping(SourceSpan.Between(start, EndOfContent(start)), entries);
    }

    private YamlSequence ReadSequence(int indent)
    {
        int start = _at;
        var items = new List<YamlNode>();
        while (!IsAtEnd && Column == indent && Current == '-' && IsBlankAt(_at + 1) && !IsMarker("---"))
        {
            _at++;
            items.Add(ReadItem(indent));
            EndEntry(indent);
        }

        return new YamlSequence(SourceSpan.Between(start, EndOfContent(start)), items);
    }

    /// <summary>Reads the value behind a key and its colon.</summary>
    private YamlNode ReadValue(int indent)
    {
        SkipBlanks();
        if (!IsLineEnd())
        {
            return IsKey() ? KeyInValue() : ReadNode(indent);
        }

        int place = _at;
        SkipToContent();

        // The items of a sequence may stand as far left as its key.
        bool isInside = !IsAtEnd && (Column > indent || (Column == indent && Current == '-' && IsBlankAt(_at + 1))) && !IsMarker("---");
        return isInside ? ReadNode(Column > indent ? indent : indent - 1) : Empty(place);
    }

    private YamlNode ReadItem(int indent)
    {
        SkipBlanks();
        if (!IsLineEnd())
        {
            return ReadNode(indent);
        }

        int place = _at;
        SkipToContent();
        return !IsAtEnd && Column > indent ? ReadNode(indent) : Empty(place);
    }

    /// <summary>Something that is no key, where one must stand.</summary>
    private void RefuseEntry(int indent)
    {
        if (Current is '&' or '*' or '!' or '?')
        {
            // The construct is refused by its name.
            ReadNode(indent - 1);
        }
        else
        {
            Report(LineRest(), "A key and a colon were expected here.", "Write key: value, or indent the line to continue the value above it.");
        }

        SkipEntry(indent);
    }

    private YamlScalar KeyInValue()
    {
        Report(LineRest(), "A second key stands on the line.", "Put text with a colon and a blank in it into quotes, or a query behind |.");
        SkipLine();
        return Empty();
    }

    /// <summary>Goes on to the next entry of a collection, over what is left of this one.</summary>
    private void EndEntry(int indent)
    {
        SkipBlanks();
        if (!IsLineEnd() && !OnlyBlanksBefore())
        {
            if (!HasErrorHere())
            {
                Report(LineRest(), "Nothing may follow the value on its line.", "Put the whole value into quotes.");
            }

            SkipEntry(indent);
            return;
        }

        SkipToContent();
        if (!IsAtEnd && Column > indent)
        {
            if (!HasErrorHere())
            {
                Report(LineRest(), "The line is indented further than the entries around it.", null);
            }

            SkipEntry(indent);
        }
    }

    /// <summary>Skips the lines up to the next entry of a collection or of one around it.</summary>
    private void SkipEntry(int indent)
    {
        do
        {
            SkipLine();
            SkipToContent();
        }
        while (!IsAtEnd && Column > indent);
    }

    private bool HasErrorHere() => _errors.Count > 0 && LineStart(_errors[_errors.Count - 1].Span.Start) >= LineStart(_at);
}
