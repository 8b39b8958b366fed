namespace Megaraptor.CommandLine.Verbs;

/// <summary>Values by name as the command line writes them: <c>K=V</c>, repeated.</summary>
public static class NamedValues
{
    /// <summary>Reads values by name.</summary>
    /// <param name="words">The words; each is split at its first '='.</param>
    /// <param name="values">The values; each name once.</param>
    /// <returns>False when a word has no '=' or no name, or a name comes twice.</returns>
    public static bool TryParse(IEnumerable<string> words, out IReadOnlyDictionary<string, string> values)
    {
        ArgumentNullException.ThrowIfNull(words);
        var named = new Dictionary<string, string>();
        values = named;
        foreach (string word in words)
        {
            int equals = word.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
            {
                return false;
            }

            if (!named.TryAdd(word[..equals], word[(equals + 1)..]))
            {
                return false;
            }
        }

        return true;
    }
}
