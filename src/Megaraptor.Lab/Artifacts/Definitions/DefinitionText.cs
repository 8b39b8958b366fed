using System.Text.RegularExpressions;

namespace Megaraptor.Lab.Artifacts.Definitions;

/// <summary>Rewrites the text of a definition before it is read as YAML, as the server does: queries become literal blocks where their author forgot to say so.</summary>
internal static partial class DefinitionText
{
    private const int MatchTimeout = 5_000;

    /// <summary>The text that is read.</summary>
    public static string Prepare(string text)
    {
        string unix = text.Replace("\r\n", "\n", StringComparison.Ordinal);
        string blocks = OpenKey().Replace(unix, static match => match.Value + " |\n");
        return BareItem().Replace(blocks, static match =>
            $"{match.Groups["dash"].Value}|\n{new string(' ', match.Groups["dash"].Length)}{match.Groups["word"].Value}");
    }

    /// <summary>A definition whose artifact has a prefix before its name.</summary>
    public static string WithPrefix(string text, string prefix) =>
        Name().Replace(text, match => match.Groups["name"].Value.StartsWith(prefix, StringComparison.Ordinal) ? match.Value : match.Groups["key"].Value + prefix + match.Groups["name"].Value, 1);

    [GeneratedRegex("^(?<key>name: *)(?<name>.+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex Name();

    [GeneratedRegex(@"^[ \t\n\f\r-]*(?:precondition|query):[ \t\n\f\r]*$", RegexOptions.Multiline | RegexOptions.IgnoreCase, MatchTimeout)]
    private static partial Regex OpenKey();

    [GeneratedRegex("(?<dash>^ +- +)(?<word>SELECT|LET|//)", RegexOptions.Multiline | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex BareItem();
}
