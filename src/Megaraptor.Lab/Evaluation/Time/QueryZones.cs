using Megaraptor.Lab.Evaluation.Queries;
using Megaraptor.Lab.Evaluation.Scopes;

namespace Megaraptor.Lab.Evaluation.Time;

/// <summary>The time zones that a query's variables choose.</summary>
internal static class QueryZones
{
    /// <summary>The zone in which times are shown in rows: the variable <c>TZ</c>, else UTC.</summary>
    /// <param name="scope">The scope.</param>
    /// <returns>The zone.</returns>
    public static VqlZone ForRows(Scope scope) =>
        scope.TryResolve("TZ", out object? name) && Materialised.Query(scope, name) is string text && VqlZone.TryFind(text, out VqlZone? zone) ? zone : VqlZone.Utc;

    /// <summary>The zone of dates that name none: the variable <c>PARSE_TZ</c>, else <c>TZ</c>, else UTC. Chosen once for a query.</summary>
    /// <param name="scope">The scope.</param>
    /// <returns>The zone.</returns>
    public static VqlZone ForParsing(Scope scope) =>
        scope.Query.Once("parse zone", () => Find(scope, "PARSE_TZ") ?? Find(scope, "TZ") ?? VqlZone.Utc);

    private static VqlZone? Find(Scope scope, string variable)
    {
        if (!scope.TryResolve(variable, out object? name) || Materialised.Query(scope, name) is not string text)
        {
            return null;
        }

        if (VqlZone.TryFind(text, out VqlZone? zone))
        {
            return zone;
        }

        scope.Query.Log($"Unable to load timezone from {variable} {text}: unknown time zone {text}, using UTC");
        return VqlZone.Utc;
    }
}
