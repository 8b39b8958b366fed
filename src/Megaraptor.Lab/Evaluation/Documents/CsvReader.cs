using System.Text;
using Megaraptor.Vql.Syntax;

namespace Megaraptor.Lab.Evaluation.Documents;

/// <summary>Reads CSV, forgiving with quotes. Blank lines and lines of comment are skipped.</summary>
/// <param name="file">The file.</param>
/// <param name="comma">What parts cells.</param>
/// <param name="comment">What a line of comment begins with, or null.</param>
internal sealed class CsvReader(Stream file, char comma, char? comment)
{
    private readonly LineReader _lines = new(file);
    private int _expected;

    /// <summary>Reads a record. All have as many cells as the first: missing ones are empty, more are dropped.</summary>
    /// <returns>The cells, or null at the end.</returns>
    public IReadOnlyList<string>? Read()
    {
        string? line;
        do
        {
            line = ReadLine();
        }
        while (line is not null && (line.TrimEnd('\n').Length == 0 || line[0] == comment));

        if (line is null)
        {
            return null;
        }

        List<string> cells = Split(line);
        _expected = _expected == 0 ? cells.Count : _expected;
        return [.. cells.Concat(Enumerable.Repeat(string.Empty, Math.Max(0, _expected - cells.Count))).Take(_expected)];
    }

    private List<string> Split(string line)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        int at = 0;
        while (true)
        {
            while (at < line.Length && char.IsWhiteSpace(line[at]))
            {
                at++;
            }

            bool goesOn;
            cell.Clear();
            if (at < line.Length && line[at] == '"')
            {
                at++;
                goesOn = Quoted(cell, ref line, ref at);
            }
            else
            {
                int end = line.IndexOf(comma, at);
                goesOn = end >= 0;
                cell.Append(goesOn ? line[at..end] : line[at..].TrimEnd('\n'));
                at = end + 1;
            }

            cells.Add(cell.ToString());
            if (!goesOn)
            {
                return cells;
            }
        }
    }

    /// <summary>Reads a quoted cell, over several lines if need be.</summary>
    /// <returns>Whether another cell follows.</returns>
    private bool Quoted(StringBuilder cell, ref string line, ref int at)
    {
        while (true)
        {
            int quote = line.IndexOf('"', Math.Min(at, line.Length));
            if (quote < 0)
            {
                cell.Append(line, at, line.Length - at);
                if (ReadLine() is not { } next)
                {
                    return false;
                }

                (line, at) = (next, 0);
                continue;
            }

            cell.Append(line, at, quote - at);
            at = quote + 1;
            if (at < line.Length && line[at] == '"')
            {
                cell.Append('"');
                at++;
            }
            else if (at < line.Length && line[at] == comma)
            {
                at++;
                return true;
            }
            else if (at >= line.Length || line[at..] == "\n")
            {
                return false;
            }
            else
            {
                // A quote in the middle is a character.
                cell.Append('"');
            }
        }
    }

    /// <summary>A line with its end, which is always a line feed.</summary>
    private string? ReadLine()
    {
        if (_lines.Read() is not { } bytes)
        {
            return null;
        }

        string line = StringEscapes.FromBytes(bytes);
        if (line.EndsWith("\r\n", StringComparison.Ordinal))
        {
            return line[..^2] + "\n";
        }

        return line.EndsWith('\r') ? line[..^1] : line;
    }
}
