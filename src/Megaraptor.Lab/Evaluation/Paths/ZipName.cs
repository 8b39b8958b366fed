using System.Globalization;
using System.Text;

namespace Megaraptor.Lab.Evaluation.Paths;

/// <summary>Names of files in the server's containers.</summary>
internal static class ZipName
{
    /// <summary>Writes the characters that a file system may refuse as percent escapes.</summary>
    /// <param name="component">The name.</param>
    /// <returns>The escaped name.</returns>
    public static string Escape(string component)
    {
        var escaped = new StringBuilder(component.Length);
        foreach (char c in component)
        {
            if (c < ' ' || c == '\u007f' || "/\\%:*?\"<>|".Contains(c))
            {
                escaped.Append(CultureInfo.InvariantCulture, $"%{(int)c:X2}");
            }
            else
            {
                escaped.Append(c);
            }
        }

        return escaped.ToString();
    }
}
