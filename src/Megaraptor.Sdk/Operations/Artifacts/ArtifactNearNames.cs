using Megaraptor.Vql.Text;

namespace Megaraptor.Sdk.Operations.Artifacts;

/// <summary>Finds the artifacts that were probably meant by a name that the server does not know: misspelt, moved, or of another system.</summary>
internal static class ArtifactNearNames
{
    private const int MostTypos = 2;
    private const int Most = 3;
    private const double LeastLikeness = 0.5;
    private const double WeightOfWords = 0.6;

    /// <summary>Names of other versions, or such as are often taken for real, with what has taken their place.</summary>
    private static readonly Dictionary<string, string[]> s_moved = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Windows.Detection.Autoruns"] = ["Windows.Sysinternals.Autoruns", "Windows.Sys.StartupItems"],
        ["Windows.Detection.Ransomware"] = ["Windows.Forensics.Usn", "Windows.System.Pslist", "Windows.Sysinternals.Autoruns"],
        ["Windows.Detection.ProcessHollowing"] = ["Windows.Detection.Yara.Process", "Windows.System.VAD"],
        ["Windows.KapeFiles.Targets"] = ["Windows.Triage.Targets"],
        ["Windows.Network.Connections"] = ["Windows.Network.NetstatEnriched"],
        ["Windows.Registry.Persistence"] = ["Windows.Sys.StartupItems", "Windows.Registry.NTUser"],
        ["Windows.Registry.Run"] = ["Windows.Sys.StartupItems", "Windows.Registry.NTUser"],
        ["Windows.System.Users"] = ["Windows.Sys.Users", "Windows.Sys.AllUsers"],
        ["Windows.Forensics.FileFinder"] = ["Windows.Search.FileFinder"],
        ["Windows.Forensics.HashFiles"] = ["Windows.Search.FileFinder", "Generic.Detection.HashHunter"],
        ["MacOS.Sys.LaunchAgents"] = ["MacOS.Detection.Autoruns"],
        ["MacOS.Sys.Users"] = ["MacOS.System.Users"],
    };

    /// <summary>The artifacts that were probably meant, the likeliest first; at most three, none when nothing is like it.</summary>
    /// <param name="name">The name as written.</param>
    /// <param name="known">The names that the server knows.</param>
    internal static IReadOnlyList<string> Of(string name, IReadOnlyCollection<string> known)
    {
        (string Name, int Distance)[] typos = [.. known
            .Select(candidate => (Name: candidate, Distance: Math.Abs(candidate.Length - name.Length) > MostTypos ? int.MaxValue : EditDistance.Between(candidate.ToUpperInvariant(), name.ToUpperInvariant())))
            .Where(static candidate => candidate.Distance <= MostTypos)
            .OrderBy(static candidate => candidate.Distance)
            .ThenBy(static candidate => candidate.Name, StringComparer.Ordinal)];
        bool isMoved = s_moved.TryGetValue(name, out string[]? places) && places.Any(known.Contains);
        if (isMoved && typos is not [{ Distance: 0 }, ..])
        {
            return [.. places!.Where(known.Contains)];
        }

        if (typos.Length > 0)
        {
            return [.. typos.TakeWhile(typo => typo.Distance == typos[0].Distance).Select(static typo => typo.Name).Take(Most)];
        }

        HashSet<string> words = Words(name);
        return
        [
            .. known
                .Select(candidate => (Name: candidate, Likeness: Likeness(name, words, candidate)))
                .Where(static candidate => candidate.Likeness >= LeastLikeness)
                .OrderByDescending(static candidate => candidate.Likeness)
                .ThenBy(static candidate => candidate.Name, StringComparer.Ordinal)
                .Select(static candidate => candidate.Name)
                .Take(Most),
        ];
    }

    /// <summary>From 0 to 1: words that both have count most, since a moved artifact keeps its words and not their order.</summary>
    private static double Likeness(string name, HashSet<string> words, string candidate)
    {
        HashSet<string> others = Words(candidate);
        int shared = others.Count(words.Contains);
        if (shared == 0)
        {
            return 0;
        }

        double ofWords = 2.0 * shared / (words.Count + others.Count);
        double ofLetters = 1 - ((double)EditDistance.Between(name, candidate) / Math.Max(name.Length, candidate.Length));
        return (WeightOfWords * ofWords) + ((1 - WeightOfWords) * ofLetters);
    }

    /// <summary>The words of a name: its parts between dots, and theirs by capital letters.</summary>
    private static HashSet<string> Words(string name)
    {
        var words = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        int begin = 0;
        for (int i = 1; i <= name.Length; i++)
        {
            bool isEnd = i == name.Length || name[i] is '.' or '_' || (char.IsAsciiLetterUpper(name[i]) && char.IsAsciiLetterLower(name[i - 1]));
            if (isEnd)
            {
                string word = name[begin..i].Trim('.', '_');
                if (word.Length > 0)
                {
                    words.Add(word);
                }

                begin = i;
            }
        }

        return words;
    }
}
