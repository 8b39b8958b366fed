using System.Globalization;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Megaraptor.Lab.Artifacts.Definitions;

/// <summary>Reads YAML into nodes.</summary>
internal sealed partial class DefinitionParser
{
    private const int MatchTimeout = 5_000;
    private const int MostDepth = 100;

    private readonly Parser _parser;
    private readonly Dictionary<string, DefinitionNode> _anchors = new(StringComparer.Ordinal);
    private int _depth;

    private DefinitionParser(string text) => _parser = new Parser(new StringReader(text));

    /// <summary>Reads a document.</summary>
    /// <param name="text">The text.</param>
    /// <returns>Its root; null when there is none.</returns>
    /// <exception cref="DefinitionException">The text is no YAML.</exception>
    public static DefinitionNode? Parse(string text)
    {
        var parser = new DefinitionParser(text);
        try
        {
            return parser.ReadDocument();
        }
        catch (YamlException error)
        {
            throw new DefinitionException(YamlErrorText.Of(error));
        }
    }

    private DefinitionNode? ReadDocument()
    {
        _parser.Consume<StreamStart>();
        if (_parser.Accept<StreamEnd>(out _))
        {
            return null;
        }

        _parser.Consume<DocumentStart>();
        DefinitionNode root = ReadNode();
        _parser.Consume<DocumentEnd>();
        return root;
    }

    private DefinitionNode ReadNode()
    {
        if (++_depth > MostDepth)
        {
            throw new DefinitionException("yaml: exceeded max depth");
        }

        DefinitionNode node = ReadAny();
        _depth--;
        return node;
    }

    private DefinitionNode ReadAny() => _parser.Consume<ParsingEvent>() switch
    {
        AnchorAlias alias => _anchors.TryGetValue(alias.Value.Value, out DefinitionNode? anchored)
            ? anchored
            : throw new DefinitionException($"yaml: unknown anchor '{alias.Value.Value}' referenced"),
        Scalar scalar => Remember(scalar.Anchor, new ScalarNode(LineOf(scalar), TagOf(scalar), scalar.Value)),
        SequenceStart start => ReadList(start),
        MappingStart start => ReadMap(start),
        var other => throw new InvalidOperationException($"A YAML node begins with a {other.GetType().Name}."),
    };

    private DefinitionNode ReadList(SequenceStart start)
    {
        var items = new List<DefinitionNode>();
        while (!_parser.Accept<SequenceEnd>(out _))
        {
            items.Add(ReadNode());
        }

        _parser.Consume<SequenceEnd>();
        return Remember(start.Anchor, new ListNode(LineOf(start), items));
    }

    private DefinitionNode ReadMap(MappingStart start)
    {
        var entries = new List<(ScalarNode Key, DefinitionNode Value)>();
        while (!_parser.Accept<MappingEnd>(out _))
        {
            DefinitionNode key = ReadNode();
            DefinitionNode value = ReadNode();
            entries.Add((key as ScalarNode ?? throw new DefinitionException(string.Create(CultureInfo.InvariantCulture, $"yaml: invalid map key at line {key.Line}")), value));
        }

        _parser.Consume<MappingEnd>();
        return Remember(start.Anchor, new MapNode(LineOf(start), entries));
    }

    private DefinitionNode Remember(AnchorName anchor, DefinitionNode node)
    {
        if (!anchor.IsEmpty)
        {
            _anchors[anchor.Value] = node;
        }

        return node;
    }

    private static int LineOf(ParsingEvent node) => (int)node.Start.Line;

    private static string TagOf(Scalar scalar)
    {
        if (!scalar.Tag.IsEmpty && !scalar.Tag.IsNonSpecific)
        {
            return scalar.Tag.Value.Replace("tag:yaml.org,2002:", "!!", StringComparison.Ordinal);
        }

        return scalar.Style == ScalarStyle.Plain ? PlainTagOf(scalar.Value) : "!!str";
    }

    private static string PlainTagOf(string text) => text switch
    {
        "" or "~" or "null" or "Null" or "NULL" => ScalarNode.Null,
        _ when Truth().IsMatch(text) => "!!bool",
        _ when Integer().IsMatch(text) => "!!int",
        _ when Fraction().IsMatch(text) => "!!float",
        _ when Date().IsMatch(text) => "!!timestamp",
        _ => "!!str",
    };

    [GeneratedRegex("^(?:y|Y|yes|Yes|YES|on|On|ON|n|N|no|No|NO|off|Off|OFF|true|True|TRUE|false|False|FALSE)$", RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex Truth();

    [GeneratedRegex("^[-+]?(?:0b[01_]+|0x[0-9a-fA-F_]+|[0-9][0-9_]*)$", RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex Integer();

    [GeneratedRegex(@"^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$|^[-+]?\.(?:inf|Inf|INF)$|^\.(?:nan|NaN|NAN)$", RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex Fraction();

    [GeneratedRegex(@"^\d{4}-\d\d?-\d\d?(?:(?:[Tt]|[ \t]+)\d\d?:\d\d:\d\d(?:\.\d*)?(?:[ \t]*(?:Z|[-+]\d\d?(?::\d\d)?))?)?$", RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex Date();
}
