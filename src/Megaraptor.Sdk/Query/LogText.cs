using System.Text;

namespace Megaraptor.Sdk.Query;

/// <summary>The text of a log line without the colour tags that the server writes for its own console.</summary>
internal static class LogText
{
    private static readonly string[] s_tags = ["red", "green", "yellow", "blue", "cyan", "magenta", "bold", "cyan_bold", "red_bold"];

    internal static string Plain(string text)
    {
        if (!text.Contains('<', StringComparison.Ordinal))
        {
            return text.Trim();
        }

        var plain = new StringBuilder(text);
        foreach (string tag in s_tags)
        {
            plain.Replace($"<{tag}>", "").Replace($"</{tag}>", "");
        }

        return plain.Replace("</>", "").ToString().Trim();
    }
}
