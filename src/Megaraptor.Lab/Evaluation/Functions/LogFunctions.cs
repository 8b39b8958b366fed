using Megaraptor.Lab.Evaluation.Calls;
using Megaraptor.Lab.Evaluation.Queries;
using Megaraptor.Lab.Evaluation.Scopes;
using Megaraptor.Lab.Evaluation.Text;
using Megaraptor.Lab.Evaluation.Time;
using Megaraptor.Lab.Evaluation.Values;

namespace Megaraptor.Lab.Evaluation.Functions;

/// <summary>Functions that log.</summary>
internal static class LogFunctions
{
    private const long DefaultDedup = 60;
    private static readonly string[] s_levels = ["DEFAULT", "ERROR", "INFO", "WARN", "DEBUG", "ALERT"];

    /// <summary>The functions.</summary>
    public static IEnumerable<FunctionDefinition> All => [Define.Function("log", Log) with { Version = 2, OnFailure = false }];

    /// <summary>Logs a message unless the same one, before its arguments are filled in, was logged a short while ago.</summary>
    /// <param name="query">The query.</param>
    /// <param name="message">The message, a format.</param>
    /// <param name="arguments">Its arguments.</param>
    public static void LogOnce(QueryContext query, string message, params object?[] arguments)
    {
        if (!IsRepeated(query, message, DefaultDedup))
        {
            query.Log($"{s_levels[0]}:{GoFormat.Format(message, arguments)}");
        }
    }

    private static object? Log(Call call)
    {
        string message = call.Text("message");
        if (!IsRepeated(call.Query, message, call.Integer("dedup") is var dedup && dedup == 0 ? DefaultDedup : dedup))
        {
            string level = call.Text("level").ToUpperInvariant();
            string format = $"{(s_levels.Contains(level) ? level : s_levels[0])}:{message}";
            call.Query.Log(call.Value("args") is null ? format : GoFormat.Format(format, Arguments(call)));
        }

        return true;
    }

    private static VqlList Arguments(Call call)
    {
        object? arguments = Materialised.Query(call.Scope, call.Value("args"));
        return arguments is VqlList list ? list : new VqlList([arguments]);
    }

    private static bool IsRepeated(QueryContext query, string message, long seconds)
    {
        Dictionary<string, DateTimeOffset> logged = query.Once("log", static () => new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal));
        DateTimeOffset now = query.Clock.GetUtcNow();
        if (seconds > 0 && logged.TryGetValue(message, out DateTimeOffset last) && now < last + Durations.Seconds(seconds))
        {
            return true;
        }

        logged[message] = now;
        return false;
    }
}
