using System.Globalization;
using System.Xml;
using Megaraptor.Lab.Evaluation.Values;

namespace Megaraptor.Lab.Evaluation.Documents;

/// <summary>Reads XML as nested dicts: attributes under <c>Attr</c> and their name, text beside them under <c>#text</c>, repeated elements as lists.</summary>
/// <remarks>The server's maps have no order: their keys come out sorted, and are found whatever their case.</remarks>
internal static class XmlDocumentReader
{
    private const string AttributePrefix = "Attr";
    private const string TextKey = "#text";

    private static readonly XmlReaderSettings s_settings = new()
    {
        DtdProcessing = DtdProcessing.Ignore,
        XmlResolver = null,
        ConformanceLevel = ConformanceLevel.Fragment,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    /// <summary>Reads the first element of a document.</summary>
    /// <param name="bytes">The document.</param>
    /// <returns>A dict with the element's name.</returns>
    /// <exception cref="FormatException">The document is broken; the message is in the server's words.</exception>
    public static VqlDict Read(byte[] bytes)
    {
        using var reader = XmlReader.Create(new MemoryStream(bytes), s_settings);
        var open = new Stack<string>();
        try
        {
            while (reader.Read())
            {
                if (reader.NodeType == XmlNodeType.Element)
                {
                    string name = reader.LocalName;
                    return new VqlDict(1, ignoresCase: true).Set(name, ReadElement(reader, open));
                }
            }
        }
        catch (XmlException e)
        {
            throw new FormatException($"xml.Decoder.Token() - {Describe(e, bytes, open)}", e);
        }

        throw new FormatException("xml.Decoder.Token() - EOF");
    }

    private static object? ReadElement(XmlReader reader, Stack<string> open)
    {
        var members = new SortedDictionary<string, object?>(StringComparer.Ordinal);
        string? lonelyText = null;
        open.Push(reader.LocalName);
        bool isEmpty = reader.IsEmptyElement;
        while (reader.MoveToNextAttribute())
        {
            members[AttributePrefix + reader.LocalName] = reader.Value;
        }

        while (!isEmpty && reader.Read() && reader.NodeType != XmlNodeType.EndElement)
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                string name = reader.LocalName;
                Add(members, name, ReadElement(reader, open));
            }
            else if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA && reader.Value.Trim('\t', '\r', '\b', '\n', ' ') is { Length: > 0 } text)
            {
                // Text before the first child or attribute is the element's value until there are others.
                if (members.Count > 0)
                {
                    members[TextKey] = text;
                }
                else
                {
                    lonelyText = text;
                }
            }
        }

        open.Pop();
        if (members.Count == 0)
        {
            return lonelyText ?? string.Empty;
        }

        if (lonelyText is not null)
        {
            members[TextKey] = lonelyText;
        }

        var dict = new VqlDict(members.Count, ignoresCase: false);
        foreach ((string key, object? value) in members)
        {
            dict.Set(key, value is List<object?> list ? new VqlList(list, VqlList.InterfaceType) : value);
        }

        return IgnoringCase(dict);
    }

    /// <summary>Keys that differ by case only would hide each other, so such a dict keeps to the case.</summary>
    private static VqlDict IgnoringCase(VqlDict dict)
    {
        var folded = new VqlDict(dict.Count, ignoresCase: true).MergeFrom(dict);
        return folded.Count == dict.Count ? folded : dict;
    }

    private static void Add(SortedDictionary<string, object?> members, string name, object? value)
    {
        if (!members.TryGetValue(name, out object? before))
        {
            members[name] = value;
        }
        else if (before is List<object?> list)
        {
            list.Add(value);
        }
        else
        {
            members[name] = new List<object?> { before, value };
        }
    }

    private static string Describe(XmlException error, byte[] bytes, Stack<string> open)
    {
        string place = string.Create(CultureInfo.InvariantCulture, $"XML syntax error on line {Math.Max(1, error.LineNumber)}: ");
        if (open.Count > 0 && ClosingName(error, bytes) is { } closing)
        {
            return $"{place}element <{open.Peek()}> closed by </{closing}>";
        }

        return open.Count > 0 && IsAtEnd(error, bytes) ? place + "unexpected EOF" : place + error.Message;
    }

    /// <summary>The name in the closing tag at which reading failed.</summary>
    private static string? ClosingName(XmlException error, byte[] bytes)
    {
        string[] lines = System.Text.Encoding.UTF8.GetString(bytes).Split('\n');
        if (error.LineNumber < 1 || error.LineNumber > lines.Length)
        {
            return null;
        }

        string line = lines[error.LineNumber - 1];
        int at = Math.Clamp(error.LinePosition - 1, 0, line.Length);
        if (at < 2 || line[(at - 2)..at] != "</")
        {
            return null;
        }

        int end = line.IndexOfAny(['>', ' '], at);
        return end < 0 ? null : line[at..end];
    }

    private static bool IsAtEnd(XmlException error, byte[] bytes) =>
        error.LineNumber >= System.Text.Encoding.UTF8.GetString(bytes).Split('\n').Length && error.Message.Contains("end of file", StringComparison.OrdinalIgnoreCase);
}
