using System.Text.RegularExpressions;

namespace Megaraptor.Lab.Verification;

/// <summary>Which identifier of the recording is which identifier of the server that is examined: collections, hunts and notebooks get new ones each time.</summary>
internal sealed partial class IdentifierMap
{
    private const int MatchTimeout = 5_000;

    private readonly Dictionary<string, string> _actual = new(StringComparer.Ordinal);
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private readonly List<string> _order = [];

    /// <summary>How much is remembered, to come back to with <see cref="Forget"/>.</summary>
    public int Mark => _order.Count;

    /// <summary>Says that two identifiers mean the same thing.</summary>
    public void Add(string recorded, string actual)
    {
        _actual[recorded] = actual;
        _taken.Add(actual);
        _order.Add(recorded);
    }

    /// <summary>Forgets what was learned since a mark.</summary>
    public void Forget(int mark)
    {
        for (int i = _order.Count - 1; i >= mark; i--)
        {
            if (_actual.Remove(_order[i], out string? actual))
            {
                _taken.Remove(actual);
            }

            _order.RemoveAt(i);
        }
    }

    /// <summary>A text with the identifiers of the server in the place of those of the recording.</summary>
    public string Translate(string recorded) =>
        _actual.Count == 0 ? recorded : Identifier().Replace(recorded, match => _actual.GetValueOrDefault(match.Value, match.Value));

    /// <summary>Whether two texts differ in new identifiers only; if so, they are remembered.</summary>
    public bool Unify(string recorded, string actual)
    {
        string translated = Translate(recorded);
        if (translated == actual)
        {
            return true;
        }

        MatchCollection left = Identifier().Matches(recorded);
        MatchCollection right = Identifier().Matches(actual);
        if (left.Count == 0 || left.Count != right.Count || Identifier().Replace(recorded, "\0") != Identifier().Replace(actual, "\0"))
        {
            return false;
        }

        var fresh = new List<(string Recorded, string Actual)>();
        for (int i = 0; i < left.Count; i++)
        {
            string known = _actual.GetValueOrDefault(left[i].Value, left[i].Value);
            if (known == right[i].Value)
            {
                continue;
            }

            // The same kind of thing, not yet known to be another one.
            if (Kind(left[i].Value) != Kind(right[i].Value) || _actual.ContainsKey(left[i].Value) || _taken.Contains(right[i].Value))
            {
                return false;
            }

            fresh.Add((left[i].Value, right[i].Value));
        }

        foreach ((string from, string to) in fresh)
        {
            Add(from, to);
        }

        return true;
    }

    private static string Kind(string identifier)
    {
        int dot = identifier.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? "" : identifier[..dot];
    }

    /// <summary>Collections, hunts, notebooks and cells with the thirteen digits of the server's identifiers; the versions of cells have the digits alone.</summary>
    [GeneratedRegex(@"(?<![0-9A-Za-z.])(?:(?:F|H|N|NC)\.)?[0-9A-V]{13}(?:\.H)?(?![0-9A-Za-z])|(?<![0-9A-Za-z.])C\.[0-9a-f]{16}(?![0-9A-Za-z])|(?<![0-9A-Za-z])O[0-9A-V]{4}(?![0-9A-Za-z])", RegexOptions.None, MatchTimeout)]
    private static partial Regex Identifier();
}
