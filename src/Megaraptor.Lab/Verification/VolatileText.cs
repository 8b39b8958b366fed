using System.Text.RegularExpressions;

namespace Megaraptor.Lab.Verification;

/// <summary>Texts that differ from run to run: points in time, spans of time, sizes that follow from them, and the texts that a recording withholds.</summary>
internal sealed partial class VolatileText
{
    private const int MatchTimeout = 5_000;
    private const string Withheld = "(omitted)";

    /// <summary>Whether a recorded text stands for any text.</summary>
    public static bool IsWithheld(string recorded) => recorded == Withheld || recorded.StartsWith("goroutine ", StringComparison.Ordinal);

    /// <summary>A log without what differs from run to run.</summary>
    public static string Normalize(string text)
    {
        string result = Part().Replace(text, "Time N: ");
        result = Duration().Replace(result, "<duration>");
        result = Moment().Replace(result, static match => RunTime.IsOfRun(match.Value) ? "<time>" : match.Value);
        result = Counters().Replace(result, "${name}<count>");
        return Stamp().Replace(result, "<stamp>");
    }

    /// <summary>A log without the size that it names.</summary>
    public static string WithoutSize(string text) => Size().Replace(text, "${part}<size>${rows}");

    [GeneratedRegex(@"(?<=^|: )Time \d+: ", RegexOptions.Multiline, MatchTimeout)]
    private static partial Regex Part();

    [GeneratedRegex(@"(?<![\w.])(?:\d+h)?(?:\d+m)?(?:\d+(?:\.\d+)?(?:ns|µs|ms)|\d+\.\d+s)\b|\b\d+h\d+m\d+s\b", RegexOptions.None, MatchTimeout)]
    private static partial Regex Duration();

    [GeneratedRegex(@"\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d+)?(?:Z| \+0000 UTC|[+-]\d\d:\d\d)", RegexOptions.None, MatchTimeout)]
    private static partial Regex Moment();

    [GeneratedRegex(@"(?<name>""(?:RowsScanned|PluginsCalled|FunctionsCalled|ProtocolSearch|ScopeCopy)"":)\d+", RegexOptions.None, MatchTimeout)]
    private static partial Regex Counters();

    [GeneratedRegex(@"(?<=-)20\d{12}Z(?=\.zip)", RegexOptions.None, MatchTimeout)]
    private static partial Regex Stamp();

    [GeneratedRegex(@"(?<part>Sending response part \d+ )\S+ k?[KMG]?B(?<rows> \(\d+ rows\))", RegexOptions.None, MatchTimeout)]
    private static partial Regex Size();
}
