namespace Megaraptor.Lab.Evaluation.Paths;

/// <summary>Paths from one place to another, on a system with slashes.</summary>
internal static class RelativePath
{
    /// <summary>The path that leads from a folder to a target.</summary>
    /// <param name="from">The folder.</param>
    /// <param name="to">The target.</param>
    /// <returns>The path; empty when there is none: one of both is absolute and the other is not, or the folder lies above what is known.</returns>
    public static string Between(string from, string to)
    {
        string first = Clean(from);
        string second = Clean(to);
        if (first == second)
        {
            return ".";
        }

        first = first == "." ? string.Empty : first;
        if (first.StartsWith('/') != second.StartsWith('/'))
        {
            return string.Empty;
        }

        string[] source = Parts(first);
        string[] target = Parts(second);
        int common = 0;
        while (common < source.Length && common < target.Length && source[common] == target[common])
        {
            common++;
        }

        return common < source.Length && source[common] == ".."
            ? string.Empty
            : string.Join('/', Enumerable.Repeat("..", source.Length - common).Concat(target[common..]));
    }

    /// <summary>The shortest path that means the same.</summary>
    /// <param name="path">The path.</param>
    /// <returns>The path; <c>.</c> for the empty one.</returns>
    public static string Clean(string path)
    {
        bool isRooted = path.StartsWith('/');
        var parts = new List<string>();
        foreach (string part in path.Split('/'))
        {
            if (part == ".." && parts.Count > 0 && parts[^1] != "..")
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part is not ("" or ".") && !(part == ".." && isRooted))
            {
                parts.Add(part);
            }
        }

        string clean = (isRooted ? "/" : string.Empty) + string.Join('/', parts);
        return clean.Length == 0 ? "." : clean;
    }

    private static string[] Parts(string path) => path.Split('/', StringSplitOptions.RemoveEmptyEntries);
}
