using System.Globalization;
using System.Text.RegularExpressions;
using YamlDotNet.Core;

namespace Megaraptor.Lab.Artifacts.Definitions;

/// <summary>Says in the server's words why a text is no YAML. Both readers descend from one library, and complain about the same things.</summary>
internal static partial class YamlErrorText
{
    private const int MatchTimeout = 5_000;

    /// <summary>The text.</summary>
    public static string Of(YamlException error)
    {
        Match match = Message().Match(error.Message);
        string problem = match.Success ? match.Groups["problem"].Value : error.Message;
        problem = char.ToLowerInvariant(problem[0]) + problem[1..].TrimEnd('.');

        // The server counts the lines of errors in its scanner from one, and those of its parser from zero.
        long line = error is SyntaxErrorException ? error.Start.Line : error.Start.Line - 1;
        return line > 0 ? string.Create(CultureInfo.InvariantCulture, $"yaml: line {line}: {problem}") : $"yaml: {problem}";
    }

    /// <summary>Behind what was going on stands what went wrong.</summary>
    [GeneratedRegex(@"^(?:While (?:parsing|scanning) [^,]*, )?(?<problem>.+)$", RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex Message();
}
