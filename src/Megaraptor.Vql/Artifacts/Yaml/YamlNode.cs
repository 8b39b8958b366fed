using Megaraptor.Vql.Text;

namespace Megaraptor.Vql.Artifacts.Yaml;

/// <summary>A piece of a YAML text.</summary>
/// <param name="span">Where it stands in the text.</param>
public abstract class YamlNode(SourceSpan span)
{
    /// <summary>Where it stands in the text.</summary>
    public SourceSpan Span { get; } = span;
}

/// <summary>How a scalar is written.</summary>
public enum YamlScalarStyle
{
    /// <summary>Without quotes; empty where nothing is written.</summary>
    Plain,

    /// <summary>In single or double quotes.</summary>
    Quoted,

    /// <summary>As lines behind <c>|</c>, kept as they are.</summary>
    Literal,

    /// <summary>As lines behind <c>></c>, joined.</summary>
    Folded,
}

/// <summary>A text.</summary>
public sealed class YamlScalar : YamlNode
{
    private readonly TextMap _map;

    internal YamlScalar(SourceSpan span, string value, YamlScalarStyle style, TextMap map)
        : base(span)
    {
        Value = value;
        Style = style;
        _map = map;
    }

    /// <summary>The text that is meant.</summary>
    public string Value { get; }

    /// <summary>How it is written.</summary>
    public YamlScalarStyle Style { get; }

    /// <summary>Whether it means no value: nothing, <c>~</c> or <c>null</c>, without quotes.</summary>
    public bool IsNull => Style == YamlScalarStyle.Plain && Value is "" or "~" or "null" or "Null" or "NULL";

    /// <summary>The place in the YAML text of a place in the value.</summary>
    /// <param name="inside">A span of <see cref="Value"/>.</param>
    /// <returns>The span in the YAML text; of characters that are not written as themselves, the nearest that are.</returns>
    public SourceSpan Locate(SourceSpan inside) => _map.Locate(inside, Span);
}

/// <summary>A list.</summary>
/// <param name="span">Where it stands.</param>
/// <param name="items">The items.</param>
public sealed class YamlSequence(SourceSpan span, IReadOnlyList<YamlNode> items) : YamlNode(span)
{
    /// <summary>The items, in order.</summary>
    public IReadOnlyList<YamlNode> Items { get; } = items;
}

/// <summary>Keys with their values.</summary>
/// <param name="span">Where it stands.</param>
/// <param name="entries">The entries.</param>
public sealed class YamlMapping(SourceSpan span, IReadOnlyList<YamlEntry> entries) : YamlNode(span)
{
    /// <summary>The entries, in order. Of two with one key the reader keeps the first.</summary>
    public IReadOnlyList<YamlEntry> Entries { get; } = entries;

    /// <summary>The value of a key.</summary>
    /// <param name="key">The key; case-sensitive.</param>
    /// <returns>The value, or null when the key is not there.</returns>
    public YamlNode? Find(string key)
    {
        foreach (YamlEntry entry in Entries)
        {
            if (entry.Key.Value == key)
            {
                return entry.Value;
            }
        }

        return null;
    }
}

/// <summary>A key with its value.</summary>
/// <param name="Key">The key.</param>
/// <param name="Value">The value.</param>
public sealed record YamlEntry(YamlScalar Key, YamlNode Value);
