using CsCheck;

namespace Megaraptor.Vql.Tests.Artifacts;

/// <summary>Makes random YAML of the constructs that artifact definitions use.</summary>
internal static class YamlGenerator
{
    private static readonly Gen<string> s_word = Pick("a", "name", "query", "x y", "1.5", "Y", "null", "~", "2022-01-01", "a:b", "a#b", "http://x/y?z=1", "-x", "é😀", "it's", "say \"x\"", "SELECT * FROM info()");

    /// <summary>A document: a mapping, a sequence or a scalar.</summary>
    internal static Gen<string> Document { get; } = Gen.Select(Pick("", "# head\n", "---\n", "\n\n"), Gen.Frequency((5, Mapping(3, 0)), (1, Sequence(2, 0))), static (head, body) => head + body);

    private static Gen<string> Mapping(int depth, int indent) => Gen.Int[1, 4].SelectMany(count => Gen.Select(
        Pick("k", "key", "'q k'", "\"d k\"", "with space", "a.b").Array[count],
        Value(depth - 1, indent).Array[count],
        Pick("", "", "", "\n", "# note\n", "  # far note\n").Array[count],
        (keys, values, between) => string.Concat(keys.Zip(values, between).Select((entry, number) => $"{(number == 0 ? "" : new string(' ', indent))}{Numbered(entry.First, number)}:{entry.Second}\n{entry.Third}"))));

    private static Gen<string> Sequence(int depth, int indent) => Value(depth - 1, indent, inSequence: true).Array[1, 4]
        .Select(items => string.Concat(items.Select((item, number) => $"{(number == 0 ? "" : new string(' ', indent))}-{item}\n")));

    private static Gen<string> Value(int depth, int indent, bool inSequence = false)
    {
        string inner = new(' ', indent + 2);
        Gen<string> scalar = Gen.Frequency(
            (4, s_word.Select(static word => " " + word)),
            (1, s_word.Select(static word => $" {word}   # why")),
            (1, Gen.Const("")),
            (1, Pick("'it''s'", "'a\n\n  b'".Replace("  b", inner + "b", StringComparison.Ordinal), "\"a\\tb\\u00e9\\\"\"", "\"x \\\n" + inner + "y\"", "\"\"", "' lead'", "'#no'").Select(static text => " " + text)),
            (1, Gen.Select(s_word, s_word, (one, two) => two[0] is '#' or '-' or '?' or ':' ? " " + one : $" {one}\n{inner}{two}\n\n{inner}end")),
            (2, Block(inner)),
            (1, Flow(2).Select(static flow => " " + flow)));
        if (depth <= 0)
        {
            return scalar;
        }

        return inSequence
            ? Gen.Frequency((3, scalar), (2, Mapping(depth, indent + 2).Select(static mapping => " " + mapping.TrimEnd('\n'))), (1, Sequence(depth, indent + 2).Select(static sequence => " " + sequence.TrimEnd('\n'))))
            : Gen.Frequency(
                (3, scalar),
                (2, Mapping(depth, indent + 2).Select(mapping => $"\n{inner}{mapping.TrimEnd('\n')}")),
                (1, Sequence(depth, indent + 2).Select(sequence => $"\n{inner}{sequence.TrimEnd('\n')}")),
                (1, Sequence(depth, indent).Select(sequence => $"\n{new string(' ', indent)}{sequence.TrimEnd('\n')}")));
    }

    private static Gen<string> Block(string inner) => Gen.Select(
        Pick("|", "|-", "|+", ">", ">-", ">+", "| # c"),
        Pick("line", "two words", "  more indented", "", "", "# no comment", "key: value", "- item", "trailing  ").Array[1, 6],
        (head, lines) => $" {head}\n{inner}first\n{string.Join('\n', lines.Select(line => line.Length == 0 ? "" : inner + line))}");

    private static Gen<string> Flow(int depth) => depth == 0
        ? Pick("a", "'b, c'", "1", "x y", "\"q\"")
        : Gen.OneOf(
            Flow(depth - 1),
            Gen.Select(Flow(depth - 1).Array[0, 3], Pick(", ", ","), static (items, comma) => $"[{string.Join(comma, items)}]"),
            Flow(depth - 1).Array[0, 3].Select(static items => $"{{{string.Join(", ", items.Select(static (item, number) => $"k{number}: {item}"))}}}"));

    private static string Numbered(string key, int number) => key[^1] is '\'' or '"' ? $"{key[..^1]}{number}{key[^1]}" : key + number;

    private static Gen<string> Pick(params string[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);
}
