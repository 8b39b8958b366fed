using System.Globalization;
using Megaraptor.Lab.Evaluation.Regex;
using Megaraptor.Lab.Evaluation.Values;

namespace Megaraptor.Lab.Evaluation.Plugins;

/// <summary>Makes rows of lines.</summary>
/// <param name="separator">What parts the cells.</param>
/// <param name="count">The most cells; 0 for any number.</param>
/// <param name="firstIsHeader">Whether the first line names the columns.</param>
/// <param name="columns">The columns; when there are none, the first line gives their number.</param>
internal sealed class RecordSplitter(CompiledRegex separator, long count, bool firstIsHeader, IReadOnlyList<string> columns)
{
    private readonly List<string> _columns = [.. columns];

    /// <summary>Makes a row of a line.</summary>
    /// <param name="line">The line.</param>
    /// <returns>The row, missing cells NULL; null for the line that names the columns.</returns>
    public VqlDict? Split(string line)
    {
        IReadOnlyList<string> cells = RegexSplit.Split(separator, line, count == 0 ? -1 : (int)Math.Clamp(count, int.MinValue, int.MaxValue));
        if (_columns.Count == 0)
        {
            if (firstIsHeader)
            {
                Name(cells);
                return null;
            }

            _columns.AddRange(Enumerable.Range(0, cells.Count).Select(static index => string.Create(CultureInfo.InvariantCulture, $"Column{index}")));
        }

        var row = new VqlDict(_columns.Count);
        for (int i = 0; i < _columns.Count; i++)
        {
            row.Set(_columns[i], i < cells.Count ? cells[i] : null);
        }

        return row;
    }

    /// <summary>A name that is there already gets a number; what is no letter or digit becomes an underscore.</summary>
    private void Name(IReadOnlyList<string> cells)
    {
        int number = 1;
        foreach (string cell in cells)
        {
            string name = _columns.Contains(cell, StringComparer.Ordinal) ? string.Create(CultureInfo.InvariantCulture, $"{cell}{number++}") : cell;
            _columns.Add(string.Concat(name.Select(static c => char.IsAsciiLetterOrDigit(c) ? c : '_')));
        }
    }
}
