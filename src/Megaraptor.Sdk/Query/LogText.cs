using System.Text;

namespace Megaraptor.Sdk.Query;

/// <summary>The text of a log line without the colour tags that the server writes for its own console.</summary>
internal static class LogText
{
    private const string ScopeListing = " Current Scope is [";

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

    /// <summary>The text as a message: without tags, and without the listing of the server's scopes that hides what is wrong. The logs keep both.</summary>
    internal static string Message(string text)
    {
        string plain = Plain(text);
        int listing = plain.IndexOf(ScopeListing, StringComparison.Ordinal);
        return listing > 0 ? plain[..listing] : plain;
    }
}
