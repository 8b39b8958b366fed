using Megaraptor.Lab.Evaluation.Scopes;
using Megaraptor.Lab.Evaluation.Values;

namespace Megaraptor.Lab.Evaluation.Time;

/// <summary>The dates that a query has read lately.</summary>
/// <remarks>
/// The server remembers a text that is no date as the time that is not set, and so takes it for that time when it meets the
/// text again; nor does it ask by which layout a text was read.
/// </remarks>
internal sealed class TimeCache
{
    private const int Capacity = 200;

    private readonly Dictionary<string, LinkedListNode<(string Text, VqlTime Time)>> _byText = new(StringComparer.Ordinal);
    private readonly LinkedList<(string Text, VqlTime Time)> _byUse = new();

    /// <summary>Reads a date of any shape.</summary>
    /// <param name="scope">The scope, whose variables may choose a zone.</param>
    /// <param name="text">The text.</param>
    /// <param name="time">The time.</param>
    /// <returns>False when the text is no date.</returns>
    public static bool TryParse(Scope scope, string text, out VqlTime time) => TryParse(scope, text, null, out time);

    /// <summary>Reads a date by a layout.</summary>
    /// <param name="scope">The scope, whose variables may choose a zone.</param>
    /// <param name="text">The text.</param>
    /// <param name="layout">The layout, or null for any shape.</param>
    /// <param name="time">The time.</param>
    /// <returns>False when the text is no date.</returns>
    public static bool TryParse(Scope scope, string text, string? layout, out VqlTime time)
    {
        TimeCache cache = scope.Query.Once("time cache", static () => new TimeCache());
        VqlZone zone = QueryZones.ForParsing(scope);
        if (cache.TryGet(text, out time))
        {
            return true;
        }

        bool isTime = layout is null ? DateText.TryParse(text, zone, out time) : GoTimeParser.TryParse(text, layout, zone, out time);
        time = isTime ? time : VqlTime.Zero;
        cache.Add(text, time);
        return isTime;
    }

    private bool TryGet(string text, out VqlTime time)
    {
        if (!_byText.TryGetValue(text, out LinkedListNode<(string Text, VqlTime Time)>? node))
        {
            time = default;
            return false;
        }

        _byUse.Remove(node);
        _byUse.AddFirst(node);
        time = node.Value.Time;
        return true;
    }

    private void Add(string text, VqlTime time)
    {
        _byText[text] = _byUse.AddFirst((text, time));
        if (_byUse.Count > Capacity)
        {
            _byText.Remove(_byUse.Last!.Value.Text);
            _byUse.RemoveLast();
        }
    }
}
