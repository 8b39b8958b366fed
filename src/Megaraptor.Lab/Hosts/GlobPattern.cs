using System.Text;
using System.Text.RegularExpressions;

namespace Megaraptor.Lab.Hosts;

/// <summary>A pattern of paths: <c>*</c>, <c>?</c>, <c>[…]</c>, <c>{a,b}</c> within a component, <c>**</c> for any directories in between. Case does not matter.</summary>
internal sealed class GlobPattern
{
    private const int DefaultDepth = 30;
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(5);

    private readonly IReadOnlyList<Step> _steps;

    private GlobPattern(IReadOnlyList<Step> steps) => _steps = steps;

    /// <summary>Reads a pattern; alternatives in braces may span components, so it may be several.</summary>
    public static IEnumerable<GlobPattern> Parse(string pattern) =>
        Expand(pattern).Select(static plain => new GlobPattern([.. plain.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(StepOf)]));

    /// <summary>The files that match below a directory.</summary>
    /// <param name="files">The files.</param>
    /// <param name="root">The directory.</param>
    /// <param name="descend">Whether two stars look into a directory.</param>
    public IEnumerable<HostFile> Find(HostFiles files, IReadOnlyList<string> root, Func<HostFile, bool> descend) =>
        _steps.Count == 0 ? [] : new Walker(_steps, files, descend).Walk(root, 0, 0);

    private static Step StepOf(string component)
    {
        if (component.StartsWith("**", StringComparison.Ordinal))
        {
            return new Step(true, int.TryParse(component.AsSpan(2), System.Globalization.CultureInfo.InvariantCulture, out int depth) ? depth : DefaultDepth, Any());
        }

        var regex = new StringBuilder("^");
        for (int i = 0; i < component.Length; i++)
        {
            int end = component[i] == '[' ? component.IndexOf(']', i + 1) : -1;
            if (end > 0)
            {
                regex.Append('[').Append(component[i + 1] == '!' ? "^" + Regex.Escape(component[(i + 2)..end]) : component[(i + 1)..end].Replace("\\", "\\\\", StringComparison.Ordinal)).Append(']');
                i = end;
                continue;
            }

            regex.Append(component[i] switch { '*' => ".*", '?' => ".", var c => Regex.Escape(c.ToString()) });
        }

        return new Step(false, 0, new Regex(regex.Append('$').ToString(), RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline, s_timeout));
    }

    private static Regex Any() => new("", RegexOptions.None, s_timeout);

    private static IEnumerable<string> Expand(string pattern)
    {
        int open = pattern.IndexOf('{', StringComparison.Ordinal);
        int close = open < 0 ? -1 : pattern.IndexOf('}', open);
        return close < 0
            ? [pattern]
            : pattern[(open + 1)..close].Split(',').SelectMany(choice => Expand(pattern[..open] + choice + pattern[(close + 1)..]));
    }

    private sealed class Walker(IReadOnlyList<Step> steps, HostFiles files, Func<HostFile, bool> descend)
    {
        public IEnumerable<HostFile> Walk(IReadOnlyList<string> directory, int index, int depth)
        {
            Step step = steps[index];
            foreach (HostFile file in files.In(directory))
            {
                if (!step.IsRecursive)
                {
                    foreach (HostFile found in step.Name.IsMatch(file.Name) ? Matched(file, index) : [])
                    {
                        yield return found;
                    }

                    continue;
                }

                // Nothing, and anything, may stand for the two stars.
                bool isLast = index == steps.Count - 1;
                foreach (HostFile found in isLast ? [file] : steps[index + 1].Name.IsMatch(file.Name) ? Matched(file, index + 1) : [])
                {
                    yield return found;
                }

                if (file.Mode.IsDirectory && depth + 1 < step.Depth && descend(file))
                {
                    foreach (HostFile found in Walk(file.Components, index, depth + 1))
                    {
                        yield return found;
                    }
                }
            }
        }

        private IEnumerable<HostFile> Matched(HostFile file, int index) =>
            index == steps.Count - 1 ? [file] : file.Mode.IsDirectory ? Walk(file.Components, index + 1, 0) : [];
    }

    /// <summary>A component of the pattern.</summary>
    /// <param name="IsRecursive">Whether it stands for any directories.</param>
    /// <param name="Depth">For how many.</param>
    /// <param name="Name">What the name must match.</param>
    private sealed record Step(bool IsRecursive, int Depth, Regex Name);
}
