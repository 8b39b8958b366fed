using System.Globalization;
using Megaraptor.Vql.Artifacts.Yaml;
using Megaraptor.Vql.Checking;
using Megaraptor.Vql.Reference;
using Megaraptor.Vql.Text;

namespace Megaraptor.Vql.Artifacts;

/// <summary>Compares a YAML document with the keys and kinds that the server decodes: it refuses a file for one unknown key.</summary>
/// <param name="report">Takes a finding: rule, name, place in the YAML, message, suggestion.</param>
internal sealed class ShapeCheck(Action<VqlRule, string, SourceSpan, string, string?> report)
{
    /// <summary>Checks a message.</summary>
    internal void Check(YamlNode node, MessageShape shape)
    {
        if (node is YamlScalar { IsNull: true })
        {
            return;
        }

        if (node is not YamlMapping mapping)
        {
            Refuse(shape.What, node, $"{Capital(shape.What)} consists of keys and values.", "Write key: value, one a line.");
            return;
        }

        foreach (YamlEntry entry in mapping.Entries)
        {
            if (shape.Find(entry.Key.Value) is { } key)
            {
                CheckValue(key, entry.Value);
            }
            else
            {
                IReadOnlyList<string> near = NearMatches.Of(entry.Key.Value, shape.Keys.Select(static known => known.Name));
                report(VqlRules.UnknownKey, entry.Key.Value, entry.Key.Span, $"{Capital(shape.What)} has no key {entry.Key.Value}.", NearMatches.Question(near));
            }
        }
    }

    private void CheckValue(MessageKey key, YamlNode value)
    {
        if (value is YamlScalar { IsNull: true })
        {
            return;
        }

        if (!key.IsList)
        {
            CheckItem(key, value);
        }
        else if (value is YamlSequence list)
        {
            foreach (YamlNode item in list.Items)
            {
                CheckItem(key, item);
            }
        }
        else
        {
            Refuse(key.Name, value, $"{key.Name} takes a list.", "Begin each item with a dash and a blank.");
        }
    }

    private void CheckItem(MessageKey key, YamlNode value)
    {
        if (key.Shape is { } shape)
        {
            Check(value, shape);
        }
        else if (value is not YamlScalar scalar)
        {
            Refuse(key.Name, value, $"{key.Name} takes a text.", "Put it into quotes, or behind | on lines of its own.");
        }
        else if (!Fits(key.Kind, scalar))
        {
            Refuse(key.Name, value, $"{key.Name} takes {Wanted(key.Kind)}, and {scalar.Value} is none.", null);
        }
    }

    private void Refuse(string subject, YamlNode node, string message, string? suggestion) => report(VqlRules.WrongKind, subject, node.Span, message, suggestion);

    private static bool Fits(KeyKind kind, YamlScalar scalar) => kind == KeyKind.Text || scalar.IsNull || kind switch
    {
        KeyKind.Flag => scalar.Style == YamlScalarStyle.Plain && YamlBoolean.Of(scalar.Value) is not null,
        KeyKind.Integer => scalar.Style == YamlScalarStyle.Plain && NumberOf(scalar.Value) is { } number && number == Math.Floor(number),
        _ => scalar.Style == YamlScalarStyle.Plain && NumberOf(scalar.Value) is not null,
    };

    /// <summary>The number that a text means, from 0, or null when it means none.</summary>
    private static double? NumberOf(string text)
    {
        string digits = text.StartsWith("+", StringComparison.Ordinal) ? text.Substring(1) : text;
        if (digits.StartsWith("0x", StringComparison.Ordinal))
        {
            return ulong.TryParse(digits.Substring(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ulong hex) ? hex : null;
        }

        return double.TryParse(digits, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out double number) && !double.IsInfinity(number) ? number : null;
    }

    private static string Wanted(KeyKind kind) => kind switch
    {
        KeyKind.Flag => "true or false",
        KeyKind.Integer => "a whole number",
        _ => "a number",
    };

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text.Substring(1);
}
