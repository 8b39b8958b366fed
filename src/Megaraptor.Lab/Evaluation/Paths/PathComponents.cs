using System.Text;

namespace Megaraptor.Lab.Evaluation.Paths;

/// <summary>Splits paths into components and joins them. A component that holds separators stands in double quotes, quotes in it doubled.</summary>
internal static class PathComponents
{
    /// <summary>Splits a path at slashes and backslashes. Dots alone are no components.</summary>
    /// <param name="path">The path.</param>
    /// <returns>The components.</returns>
    public static List<string> Split(string path)
    {
        var components = new List<string>();
        for (int i = 0; i < path.Length;)
        {
            string component = IsSeparator(path[i]) ? SkipSeparator(ref i) : path[i] == '"' ? Quoted(path, ref i) : Plain(path, ref i);
            if (component is not ("" or "." or ".."))
            {
                components.Add(component);
            }
        }

        return components;
    }

    /// <summary>Splits a path of a system where only the slash separates and nothing is quoted.</summary>
    /// <param name="path">The path.</param>
    /// <returns>The components.</returns>
    public static List<string> SplitAtSlashes(string path) =>
        [.. path.Split('/').Where(static component => component is not ("" or "." or ".."))];

    /// <summary>Joins components. The path begins with a separator unless the first component is a drive.</summary>
    /// <param name="components">The components.</param>
    /// <param name="separator">The separator.</param>
    /// <returns>The path; empty without components.</returns>
    public static string Join(IReadOnlyList<string> components, char separator)
    {
        var path = new StringBuilder();
        for (int i = 0; i < components.Count; i++)
        {
            if (components[i].Length == 0)
            {
                continue;
            }

            if (i > 0 || !IsDrive(components[0]))
            {
                path.Append(separator);
            }

            path.Append(Quote(components[i]));
        }

        return path.ToString();
    }

    /// <summary>Whether a component is the letter of a drive with its colon.</summary>
    /// <param name="component">The component.</param>
    /// <returns>True for <c>C:</c>.</returns>
    public static bool IsDrive(string component) => component.Length == 2 && char.IsAsciiLetter(component[0]) && component[1] == ':';

    private static bool IsSeparator(char c) => c is '/' or '\\';

    private static string SkipSeparator(ref int i)
    {
        i++;
        return string.Empty;
    }

    private static string Plain(string path, ref int i)
    {
        int start = i;
        while (i < path.Length && !IsSeparator(path[i]))
        {
            i++;
        }

        return path[start..i];
    }

    private static string Quoted(string path, ref int i)
    {
        var component = new StringBuilder();
        for (i++; i < path.Length; i++)
        {
            if (path[i] != '"')
            {
                component.Append(path[i]);
                continue;
            }

            if (i == path.Length - 1 || IsSeparator(path[i + 1]))
            {
                i++;
                break;
            }

            // A doubled quote is one quote; a quote before anything else is dropped, and the server reads what follows twice.
            component.Append(path[i + 1]);
            i += path[i + 1] == '"' ? 1 : 0;
        }

        return component.ToString();
    }

    private static string Quote(string component) =>
        component.AsSpan().IndexOfAny('/', '\\', '"') < 0 ? component : $"\"{component.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
