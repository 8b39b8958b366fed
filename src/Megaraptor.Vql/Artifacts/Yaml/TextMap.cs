using System.Text;
using Megaraptor.Vql.Text;

namespace Megaraptor.Vql.Artifacts.Yaml;

/// <summary>Where the characters of a scalar's value stand in the YAML text: stretches that are written as themselves.</summary>
internal sealed class TextMap
{
    private readonly List<(int Value, int Text, int Length)> _runs = [];

    /// <summary>Adds a stretch of the YAML text to a value.</summary>
    internal void Append(StringBuilder value, string text, int start, int length)
    {
        if (length > 0)
        {
            _runs.Add((value.Length, start, length));
            value.Append(text, start, length);
        }
    }

    internal SourceSpan Locate(SourceSpan inside, SourceSpan whole)
    {
        if (_runs.Count == 0)
        {
            return whole;
        }

        int start = At(inside.Start);
        int end = inside.Length == 0 ? start : At(inside.End - 1) + 1;
        return SourceSpan.Between(start, Math.Max(start, end));
    }

    private int At(int offset)
    {
        int low = 0;
        int high = _runs.Count - 1;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            (low, high) = _runs[middle].Value <= offset ? (middle, high) : (low, middle - 1);
        }

        (int value, int text, int length) = _runs[low];
        return offset < value ? text : text + Math.Min(offset - value, length);
    }
}
