using Megaraptor.Vql.Checking.Walk;
using Megaraptor.Vql.Syntax.Nodes;

namespace Megaraptor.Vql.Checking.Rules;

/// <summary>A query whose rows may be very many, or never end, without anything that bounds them.</summary>
internal static class UnboundedRule
{
    internal static void Check(QuerySite site, CheckContext context)
    {
        SelectQuery query = site.Query;
        if (!site.IsStatement || query.Limit is not null || query.Where is not null || query.GroupBy is not null
            || query.From is not { Names.Count: 1, Arguments: { } arguments })
        {
            return;
        }

        string name = query.From.Names[0].Name;
        string? why = name switch
        {
            "clients" when arguments.Find("client_id") is null && arguments.Find("search") is null => "may yield a row for every client",
            "source" or "flow_results" or "hunt_results" or "monitoring" or "monitoring_logs" when arguments.Find("count") is null => "may yield millions of stored rows",
            "glob" or "parse_mft" or "parse_usn" => "may yield a row for every file",
            "clock" or "diff" => "goes on for ever",
            _ when name.StartsWith("watch_", StringComparison.Ordinal) => "waits for events and does not end by itself",
            _ => null,
        };
        if (why is not null)
        {
            context.Report(VqlRules.Unbounded, name, query.From.Names[0].Span, $"{name}() {why}.", "Add WHERE or LIMIT.");
        }
    }
}
