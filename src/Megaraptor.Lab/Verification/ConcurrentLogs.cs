namespace Megaraptor.Lab.Verification;

/// <summary>Log lines that a server writes from several threads at once: their order differs from run to run.</summary>
internal static class ConcurrentLogs
{
    private static readonly string[] s_prefixes = ["DEBUG:downloadFlowToZip: ", "DEBUG: downloadFlowToZip: "];

    /// <summary>The messages, with each stretch of such lines in the order of the recorded ones.</summary>
    public static IReadOnlyList<StreamedMessage> InOrderOf(IReadOnlyList<StreamedMessage> recorded, IReadOnlyList<StreamedMessage> actual)
    {
        if (!actual.Any(IsConcurrent))
        {
            return actual;
        }

        var ordered = new List<StreamedMessage>(actual.Count);
        for (int i = 0; i < actual.Count;)
        {
            int end = i;
            while (end < actual.Count && IsConcurrent(actual[end]))
            {
                end++;
            }

            if (end == i)
            {
                ordered.Add(actual[i++]);
                continue;
            }

            // Identifiers differ between the two, so lines are told apart by the names of their files.
            string[] files = [.. recorded.Skip(i).Take(end - i).Select(FileOf)];
            ordered.AddRange(actual.Skip(i).Take(end - i).OrderBy(line => Array.IndexOf(files, FileOf(line)) is >= 0 and int index ? index : int.MaxValue));
            i = end;
        }

        return ordered;
    }

    private static bool IsConcurrent(StreamedMessage message) =>
        message.Log is { } log && Array.Exists(s_prefixes, prefix => log.StartsWith(prefix, StringComparison.Ordinal));

    private static string FileOf(StreamedMessage message)
    {
        string log = message.Log ?? "";
        int to = log.LastIndexOf(" to ", StringComparison.Ordinal);
        return to < 0 ? log : log[to..];
    }
}
