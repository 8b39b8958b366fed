using Megaraptor.Lab.Evaluation.Calls;
using Megaraptor.Lab.Evaluation.Text;

namespace Megaraptor.Lab.Evaluation.Functions;

/// <summary>Functions that log.</summary>
internal static class LogFunctions
{
    private const long DefaultDedup = 60;
    private static readonly string[] s_levels = ["DEFAULT", "ERROR", "INFO", "WARN", "DEBUG", "ALERT"];

    /// <summary>The functions.</summary>
    public static IEnumerable<FunctionDefinition> All => [Define.Function("log", Log) with { Version = 2, OnFailure = false }];

    private static object? Log(Call call)
    {
        string message = call.Text("message");
        if (!IsRepeated(call, message))
        {
            string level = call.Text("level").ToUpperInvariant();
            string text = call.Has("args") ? GoFormat.Format(message, TextFunctions.FormatArguments(call, "args")) : message;
            call.Query.Log($"{(s_levels.Contains(level) ? level : s_levels[0])}:{text}");
        }

        return true;
    }

    /// <summary>Whether the same message, before its arguments are filled in, was logged a short while ago.</summary>
    private static bool IsRepeated(Call call, string message)
    {
        long seconds = call.Integer("dedup") is var given && given == 0 ? DefaultDedup : given;
        if (seconds < 0)
        {
            return false;
        }

        Dictionary<string, DateTimeOffset> logged = call.Query.Once("log", static () => new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal));
        DateTimeOffset now = call.Query.Clock.GetUtcNow();
        if (logged.TryGetValue(message, out DateTimeOffset last) && now < last + TimeSpan.FromSeconds(seconds))
        {
            return true;
        }

        logged[message] = now;
        return false;
    }
}
