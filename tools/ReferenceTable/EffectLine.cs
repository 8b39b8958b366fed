namespace Megaraptor.ReferenceTable;

/// <summary>One line of vql-effects.tsv: what a name can do, and which of its arguments hold code or add an effect.</summary>
/// <param name="Effects">The effects, separated by commas.</param>
/// <param name="Does">What it does, as the rest of a sentence that begins with the name.</param>
/// <param name="Arguments">
/// Arguments that are special: their type (lambda, vql, code) or the effect that they add; <c>*</c> when arguments of any
/// name are taken although the server's own description does not say so.
/// </param>
public sealed record EffectLine(string Effects, string Does, IReadOnlyDictionary<string, string> Arguments)
{
    /// <summary>Reads the file.</summary>
    /// <param name="path">Where it is.</param>
    /// <returns>The lines by kind and name, separated by a blank.</returns>
    /// <exception cref="InvalidDataException">A line lacks a column, or a name comes twice.</exception>
    public static IReadOnlyDictionary<string, EffectLine> Read(string path)
    {
        var lines = new Dictionary<string, EffectLine>(StringComparer.Ordinal);
        foreach (string line in File.ReadLines(path).Where(static line => line.Length > 0 && line[0] != '#'))
        {
            string[] columns = line.Split('\t');
            if (columns.Length < 4 || columns[3].Length == 0 || !lines.TryAdd($"{columns[0]} {columns[1]}", new EffectLine(columns[2], columns[3], Specials(columns))))
            {
                throw new InvalidDataException($"vql-effects.tsv: a name twice, or without effects and reason: {line}");
            }
        }

        return lines;
    }

    private static Dictionary<string, string> Specials(string[] columns) =>
        columns.Length < 5 ? [] : columns[4].Split(',').Select(static item => item.Split(':')).ToDictionary(static item => item[0], static item => item[1], StringComparer.Ordinal);
}
