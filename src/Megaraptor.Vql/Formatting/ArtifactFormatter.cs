using System.Text;
using Megaraptor.Vql.Artifacts;
using Megaraptor.Vql.Text;

namespace Megaraptor.Vql.Formatting;

/// <summary>Formats the queries in an artifact file that stand on lines of their own. All else stays as it is.</summary>
public static class ArtifactFormatter
{
    /// <summary>Formats a file.</summary>
    /// <param name="text">The text of the file.</param>
    /// <returns>The file with its queries formatted.</returns>
    /// <exception cref="FormatException">The file is no artifact that can be read, or one of its queries is no VQL; the message names the place.</exception>
    public static string Format(string text)
    {
        ArtifactReading reading = ArtifactReader.Read(text);
        if (reading.Errors.Count > 0)
        {
            throw new FormatException($"{new LineMap(text).Utf16(reading.Errors[0].Span.Start)}: {reading.Errors[0].Message}");
        }

        string lineEnd = text.Contains("\r\n") ? "\r\n" : "\n";
        var result = new StringBuilder(text);
        foreach (ArtifactText query in QueriesOf(reading.Definition).OrderByDescending(static query => query.Span.Start))
        {
            Replace(query, text, lineEnd, result);
        }

        return result.ToString();
    }

    /// <summary>Puts the formatted query in the place of its lines. What stands behind it in the file was already replaced.</summary>
    private static void Replace(ArtifactText query, string text, string lineEnd, StringBuilder result)
    {
        int first = query.Value.Length - query.Value.TrimStart().Length;
        int last = query.Value.TrimEnd().Length - 1;
        if (last < first)
        {
            return;
        }

        string formatted;
        try
        {
            formatted = VqlFormatter.Format(query.Value);
        }
        catch (FormatException error)
        {
            throw new FormatException($"{new LineMap(text).Utf16(query.Span.Start)}: the query that begins here: {error.Message}", error);
        }

        int start = query.Locate(new SourceSpan(first, 1)).Start;
        int end = query.Locate(new SourceSpan(last, 1)).End;
        string indent = new(' ', start - (text.LastIndexOf('\n', start) + 1));
        string[] lines = formatted.TrimEnd('\n').Split('\n');
        string replacement = string.Join(lineEnd, lines.Select((line, number) => number == 0 || line.Length == 0 ? line : indent + line));
        result.Remove(start, end - start).Insert(start, replacement);
    }

    private static IEnumerable<ArtifactText> QueriesOf(ArtifactDefinition artifact)
    {
        IEnumerable<ArtifactText?> queries = artifact.Sources.SelectMany(static source => new[] { source.Precondition, source.Query }
            .Concat(source.Queries)
            .Concat(source.Notebook.Where(static cell => string.Equals(cell.Type?.Value, "vql", StringComparison.OrdinalIgnoreCase)).Select(static cell => cell.Template)));
        return queries.Append(artifact.Precondition).Append(artifact.Export).OfType<ArtifactText>().Where(static query => query.IsBlock);
    }
}
