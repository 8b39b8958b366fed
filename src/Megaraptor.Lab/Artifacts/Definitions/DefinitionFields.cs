using System.Globalization;
using Megaraptor.Lab.Store.Records;

namespace Megaraptor.Lab.Artifacts.Definitions;

/// <summary>Fills a record from YAML, strictly: keys that the record has not, and values of another kind, are errors. They are gathered, not thrown one by one.</summary>
internal sealed class DefinitionFields : IFieldVisitor
{
    private const string Package = "proto.";

    /// <summary>What a tool may say, and the Lab does not keep: the server writes it itself.</summary>
    private static readonly HashSet<string> s_kept = new(StringComparer.Ordinal)
    {
        "filestore_path", "admin_override", "serve_url", "materialize", "serve_path", "artifact", "versions", "invalid_hash", "serve_urls",
    };

    private readonly Dictionary<string, DefinitionNode> _values = new(StringComparer.Ordinal);
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly SortedList<(int Line, int Order), string> _errors;

    private DefinitionFields(MapNode map, string type, SortedList<(int Line, int Order), string> errors)
    {
        _errors = errors;
        foreach ((ScalarNode key, DefinitionNode value) in map.Entries)
        {
            if (!_values.TryAdd(key.Value, value))
            {
                Report(key.Line, $"field {key.Value} already set in type {Package}{type}");
            }
        }
    }

    /// <summary>Reads a record.</summary>
    /// <param name="node">The YAML; null for none.</param>
    /// <exception cref="DefinitionException">Something in it does not fit.</exception>
    public static TRecord Read<TRecord>(DefinitionNode? node)
        where TRecord : ServerRecord, new()
    {
        var errors = new SortedList<(int Line, int Order), string>();
        TRecord record = Read<TRecord>(node, TypeOf<TRecord>(), errors);
        return errors.Count == 0 ? record : throw new DefinitionException($"yaml: unmarshal errors:\n{string.Join('\n', errors.Values)}");
    }

    /// <inheritdoc/>
    public void Text(string name, ref string value)
    {
        if (Find(name, "string") is { } scalar)
        {
            value = scalar.Value;
        }
    }

    /// <inheritdoc/>
    public void Long(string name, ref long value)
    {
        if (Find(name, "uint64") is { } scalar)
        {
            if (long.TryParse(scalar.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) && number >= 0)
            {
                value = number;
            }
            else
            {
                ReportKind(scalar, "uint64");
            }
        }
    }

    /// <inheritdoc/>
    public void Int(string name, ref int value)
    {
        long number = value;
        Long(name, ref number);
        value = (int)Math.Min(number, int.MaxValue);
    }

    /// <inheritdoc/>
    public void Number(string name, ref double value)
    {
        if (Find(name, "float32") is { } scalar)
        {
            if (scalar.Tag is "!!int" or "!!float" && double.TryParse(scalar.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number))
            {
                value = number;
            }
            else
            {
                ReportKind(scalar, "float32");
            }
        }
    }

    /// <inheritdoc/>
    public void Flag(string name, ref bool value)
    {
        if (Find(name, "bool") is { } scalar)
        {
            if (scalar.Tag == "!!bool")
            {
                value = scalar.Value[0] is 'y' or 'Y' or 't' or 'T' || scalar.Value is "on" or "On" or "ON";
            }
            else
            {
                ReportKind(scalar, "bool");
            }
        }
    }

    /// <inheritdoc/>
    public void Choice(string name, ref int value, IReadOnlyList<string> names) => throw new InvalidOperationException($"No definition has a choice, but '{name}' is one.");

    /// <inheritdoc/>
    public void Longs(string name, SortedDictionary<string, long> values) => throw new InvalidOperationException($"No definition has numbers by name, but '{name}' is so.");

    /// <inheritdoc/>
    public void Texts(string name, List<string> values)
    {
        foreach (DefinitionNode item in Items(name, "[]string"))
        {
            if (item is ScalarNode scalar)
            {
                values.Add(scalar.Tag == ScalarNode.Null ? "" : scalar.Value);
            }
            else
            {
                ReportKind(item, "string");
            }
        }
    }

    /// <inheritdoc/>
    public void Record<TRecord>(string name, ref TRecord? value)
        where TRecord : ServerRecord, new()
    {
        _known.Add(name);
        if (_values.TryGetValue(name, out DefinitionNode? node) && node.Tag != ScalarNode.Null)
        {
            value = Read<TRecord>(node, TypeOf<TRecord>(), _errors);
        }
    }

    /// <inheritdoc/>
    public void Records<TRecord>(string name, List<TRecord> values)
        where TRecord : ServerRecord, new()
    {
        string type = TypeOf<TRecord>();
        foreach (DefinitionNode item in Items(name, $"[]*{Package}{type}"))
        {
            values.Add(Read<TRecord>(item, type, _errors));
        }
    }

    private static TRecord Read<TRecord>(DefinitionNode? node, string type, SortedList<(int Line, int Order), string> errors)
        where TRecord : ServerRecord, new()
    {
        var record = new TRecord();
        switch (node)
        {
            case null or ScalarNode { Tag: ScalarNode.Null }:
                break;
            case MapNode map:
                var fields = new DefinitionFields(map, type, errors);
                record.Visit(fields);
                fields.ReportUnknown(map, type);
                break;
            default:
                new DefinitionFields(new MapNode(node.Line, []), type, errors).ReportKind(node, Package + type);
                break;
        }

        return record;
    }

    private void ReportUnknown(MapNode map, string type)
    {
        foreach ((ScalarNode key, _) in map.Entries)
        {
            if (!_known.Contains(key.Value) && !(type == "Tool" && s_kept.Contains(key.Value)))
            {
                Report(key.Line, $"field {key.Value} not found in type {Package}{type}");
            }
        }
    }

    private ScalarNode? Find(string name, string kind)
    {
        _known.Add(name);
        switch (_values.GetValueOrDefault(name))
        {
            case null or ScalarNode { Tag: ScalarNode.Null }:
                return null;
            case ScalarNode scalar:
                return scalar;
            case var other:
                ReportKind(other, kind);
                return null;
        }
    }

    private IReadOnlyList<DefinitionNode> Items(string name, string kind)
    {
        _known.Add(name);
        switch (_values.GetValueOrDefault(name))
        {
            case null or ScalarNode { Tag: ScalarNode.Null }:
                return [];
            case ListNode list:
                return list.Items;
            case var other:
                ReportKind(other, kind);
                return [];
        }
    }

    private void ReportKind(DefinitionNode node, string kind)
    {
        string value = node is not ScalarNode scalar ? "" : scalar.Value.Length > 10 ? $" `{scalar.Value[..7]}...`" : $" `{scalar.Value}`";
        Report(node.Line, $"cannot unmarshal {node.Tag}{value} into {kind}");
    }

    private void Report(int line, string text) =>
        _errors.Add((line, _errors.Count), string.Create(CultureInfo.InvariantCulture, $"  line {line}: {text}"));

    /// <summary>The name of the server's message.</summary>
    private static string TypeOf<TRecord>() => typeof(TRecord) switch
    {
        var type when type == typeof(ArtifactRecord) => "Artifact",
        var type when type == typeof(ParameterRecord) => "ArtifactParameter",
        var type when type == typeof(SourceRecord) => "ArtifactSource",
        var type when type == typeof(NotebookCellTemplate) => "NotebookSourceCell",
        var type when type == typeof(NotebookVariable) => "Env",
        var type when type == typeof(ToolRecord) => "Tool",
        var type when type == typeof(ReportRecord) => "Report",
        var type when type == typeof(ColumnTypeRecord) => "ColumnType",
        var type when type == typeof(ResourceLimits) => "Resources",
        var type when type == typeof(ArtifactMetadata) => "ArtifactMetadata",
        var type => throw new InvalidOperationException($"No definition holds a {type.Name}."),
    };
}
