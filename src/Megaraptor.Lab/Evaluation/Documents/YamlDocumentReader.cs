using System.Globalization;
using System.Text;
using Megaraptor.Lab.Evaluation.Values;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Megaraptor.Lab.Evaluation.Documents;

/// <summary>Reads the first document of YAML 1.1, whose root must be a mapping.</summary>
internal sealed class YamlDocumentReader
{
    private readonly Dictionary<AnchorName, object?> _anchors = [];
    private readonly IParser _parser;

    private YamlDocumentReader(IParser parser) => _parser = parser;

    /// <summary>Reads a document.</summary>
    /// <param name="bytes">The document.</param>
    /// <returns>Its mapping; empty for an empty document.</returns>
    /// <exception cref="FormatException">The document is broken or no mapping; the message is in the server's words.</exception>
    public static VqlDict Read(byte[] bytes)
    {
        var parser = new Parser(new Scanner(new StringReader(Encoding.UTF8.GetString(bytes)), skipComments: true));
        try
        {
            parser.Consume<StreamStart>();
            if (!parser.TryConsume<DocumentStart>(out _))
            {
                return new VqlDict(0);
            }

            var reader = new YamlDocumentReader(parser);
            ParsingEvent? root = parser.Current;
            object? value = reader.ReadNode();
            return value as VqlDict ?? (value is null ? new VqlDict(0) : throw new FormatException(WrongRoot(root!, value)));
        }
        catch (YamlException e)
        {
            throw new FormatException(Describe(e), e);
        }
    }

    private static string WrongRoot(ParsingEvent root, object value)
    {
        string line = (root.Start.Line).ToString(CultureInfo.InvariantCulture);
        if (root is Scalar scalar)
        {
            return $"yaml: unmarshal errors:\n  line {line}: cannot unmarshal {YamlScalar.Tag(value)} `{scalar.Value}` into yaml.MapSlice";
        }

        var lines = new StringBuilder("yaml: unmarshal errors:");
        int number = 0;
        foreach (object? item in (VqlList)value)
        {
            if (item is not VqlDict)
            {
                lines.Append(CultureInfo.InvariantCulture, $"\n  line {root.Start.Line + number}: cannot unmarshal {YamlScalar.Tag(item)} `{Text.GoText.Of(item)}` into yaml.MapItem");
            }

            number++;
        }

        return lines.ToString();
    }

    /// <summary>The message names what was expected, and the line: the server counts lines from 0 where its parser fails, from 1 where its scanner does.</summary>
    private static string Describe(YamlException error)
    {
        string message = error.InnerException?.Message ?? error.Message;
        int comma = message.IndexOf(", did not find expected", StringComparison.OrdinalIgnoreCase);
        string text = (comma >= 0 ? message[(comma + 2)..] : message).TrimEnd('.');
        long line = error is SyntaxErrorException ? error.Start.Line : error.Start.Line - 1;
        string place = line > 0 ? string.Create(CultureInfo.InvariantCulture, $"line {line}: ") : string.Empty;
        return $"yaml: {place}{char.ToLowerInvariant(text[0])}{text[1..]}";
    }

    private object? ReadNode()
    {
        switch (_parser.Current)
        {
            case AnchorAlias alias:
                _parser.MoveNext();
                return _anchors.TryGetValue(alias.Value, out object? anchored)
                    ? anchored
                    : throw new FormatException($"yaml: unknown anchor '{alias.Value}' referenced");
            case Scalar scalar:
                _parser.MoveNext();
                return Remember(scalar, scalar.IsPlainImplicit || !scalar.Tag.IsEmpty ? YamlScalar.Resolve(scalar.Value, scalar.Tag) : scalar.Value);
            case SequenceStart sequence:
                return Remember(sequence, ReadSequence());
            case MappingStart mapping:
                return Remember(mapping, ReadMapping());
            default:
                _parser.MoveNext();
                return null;
        }
    }

    private object? Remember(NodeEvent node, object? value)
    {
        if (!node.Anchor.IsEmpty)
        {
            _anchors[node.Anchor] = value;
        }

        return value;
    }

    private VqlList ReadSequence()
    {
        _parser.MoveNext();
        var items = new List<object?>();
        while (_parser.Current is not SequenceEnd)
        {
            items.Add(ReadNode());
        }

        _parser.MoveNext();
        return new VqlList(items, VqlList.InterfaceType);
    }

    /// <summary>Keys that are no text are left out, as on the server.</summary>
    private VqlDict ReadMapping()
    {
        _parser.MoveNext();
        var dict = new VqlDict();
        while (_parser.Current is not MappingEnd)
        {
            object? key = ReadNode();
            object? value = ReadNode();
            if (key is "<<" && value is VqlDict merged)
            {
                foreach (KeyValuePair<string, object?> item in merged.Items.Where(item => !dict.Contains(item.Key)))
                {
                    dict.Set(item.Key, item.Value);
                }
            }
            else if (key is string name)
            {
                dict.Set(name, value);
            }
        }

        _parser.MoveNext();
        return dict;
    }
}
