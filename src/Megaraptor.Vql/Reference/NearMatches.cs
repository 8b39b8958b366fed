using Megaraptor.Vql.Text;

namespace Megaraptor.Vql.Reference;

/// <summary>Finds the names that were probably meant.</summary>
public static class NearMatches
{
    /// <summary>Two letters make another word of one as short as this.</summary>
    private const int LongestOfOneTypo = 4;

    /// <summary>The names that are near a misspelt one, the nearest first.</summary>
    /// <param name="name">The name as written.</param>
    /// <param name="candidates">The names that exist.</param>
    /// <param name="count">How many to find at most.</param>
    /// <returns>The near names; none when nothing is near.</returns>
    public static IReadOnlyList<string> Of(string name, IEnumerable<string> candidates, int count = 3)
    {
        string written = name.ToUpperInvariant();
        int limit = Math.Max(1, Math.Min(4, name.Length / 3));
        return
        [
            .. candidates
                .Select(candidate => (Candidate: candidate, Distance: Distance(written, candidate, limit)))
                .Where(match => match.Distance <= limit)
                .OrderBy(static match => match.Distance)
                .ThenBy(static match => match.Candidate, StringComparer.Ordinal)
                .Select(static match => match.Candidate)
                .Take(count),
        ];
    }

    /// <summary>The one of a few names that is nearest to a misspelt one: of arguments, columns or servers, where a guess further off than among thousands of names still helps.</summary>
    /// <param name="name">The name as written.</param>
    /// <param name="candidates">The names that exist.</param>
    /// <returns>The nearest name, regardless of case; null when none is near.</returns>
    public static string? Nearest(string name, IEnumerable<string> candidates)
    {
        string written = name.ToUpperInvariant();
        (string? nearest, int distance) = (null, int.MaxValue);
        foreach (string candidate in candidates)
        {
            int longest = Math.Max(written.Length, candidate.Length);
            int limit = longest <= LongestOfOneTypo ? 1 : Math.Max(2, longest / 3);
            int between = EditDistance.Between(written, candidate.ToUpperInvariant());
            if (between <= limit && between < distance)
            {
                (nearest, distance) = (candidate, between);
            }
        }

        return nearest;
    }

    /// <summary>Half the sentence that offers near names: <c>Did you mean a, b or c?</c></summary>
    /// <param name="near">The near names.</param>
    /// <returns>The question, or null when there are none.</returns>
    public static string? Question(IReadOnlyList<string> near) => near.Count switch
    {
        0 => null,
        1 => $"Did you mean {near[0]}?",
        _ => $"Did you mean {string.Join(", ", near.Take(near.Count - 1))} or {near[near.Count - 1]}?",
    };

    private static int Distance(string written, string candidate, int limit)
    {
        if (Math.Abs(written.Length - candidate.Length) <= limit)
        {
            return EditDistance.Between(written, candidate.ToUpperInvariant());
        }

        // A dotted name of which only the middle is wrong: Linux.Pslist for Linux.Sys.Pslist.
        int writtenDot = written.LastIndexOf('.');
        int candidateDot = candidate.LastIndexOf('.');
        return writtenDot > 0 && candidateDot > 0
            && string.Compare(written, writtenDot, candidate, candidateDot, int.MaxValue, StringComparison.OrdinalIgnoreCase) == 0
            && string.Compare(written, 0, candidate, 0, written.IndexOf('.') + 1, StringComparison.OrdinalIgnoreCase) == 0
            ? limit
            : int.MaxValue;
    }
}
