namespace Megaraptor.Vql.Reference;

/// <summary>A text of sorted lines that begin with a key, found without reading the whole text into objects.</summary>
/// <remarks>Only the beginnings of the lines are known; the columns of a line are cut when it is asked for.</remarks>
internal sealed class SortedLines
{
    private readonly string _text;
    private readonly int[] _starts;

    internal SortedLines(string text)
    {
        _text = text;
        var starts = new List<int>();
        for (int at = 0; at < text.Length; at = EndOf(at) + 1)
        {
            starts.Add(at);
        }

        _starts = [.. starts];
    }

    internal int Count => _starts.Length;

    /// <summary>The number of the line whose columns begin with a key, or -1.</summary>
    /// <param name="key">The first columns, separated by tabs.</param>
    internal int Find(string key)
    {
        int low = 0;
        int high = _starts.Length - 1;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            int order = Compare(_starts[middle], key);
            if (order == 0)
            {
                return middle;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return -1;
    }

    internal string[] Columns(int line) => _text.Substring(_starts[line], EndOf(_starts[line]) - _starts[line]).Split('\t');

    internal string Column(int line, int column)
    {
        int start = _starts[line];
        for (; column > 0; column--)
        {
            start = _text.IndexOf('\t', start) + 1;
        }

        int end = start;
        while (end < _text.Length && _text[end] is not ('\t' or '\n'))
        {
            end++;
        }

        return _text.Substring(start, end - start);
    }

    private int EndOf(int start)
    {
        int end = _text.IndexOf('\n', start);
        return end < 0 ? _text.Length : end;
    }

    private int Compare(int start, string key)
    {
        int order = string.CompareOrdinal(_text, start, key, 0, key.Length);
        int end = start + key.Length;
        return order != 0 || end >= _text.Length || _text[end] is '\t' or '\n' ? order : 1;
    }
}
