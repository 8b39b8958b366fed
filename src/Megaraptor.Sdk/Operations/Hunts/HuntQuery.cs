using System.Globalization;
using System.Text;
using Megaraptor.Sdk.Operations.Collections;
using Megaraptor.Sdk.Query;
using Megaraptor.Vql.Templates;

namespace Megaraptor.Sdk.Operations.Hunts;

/// <summary>The queries about hunts whose shape depends on their arguments.</summary>
internal static class HuntQuery
{
    internal static VqlQuery Create(HuntRequest request, ArtifactSpec spec, DateTimeOffset expires)
    {
        var names = new BoundNames();
        var text = new StringBuilder($"SELECT hunt(artifacts={names.List(spec.Names)}, description={names.Value(request.Description)}, spec={spec.Text(names)}");
        text.Append(", expires=").Append(Time(expires)).Append(request.Paused ? ", pause=TRUE" : ", pause=FALSE");
        Number("timeout", request.CollectTimeout is { } timeout ? (long)timeout.TotalSeconds : null);
        Number("cpu_limit", request.CpuLimit);
        Number("iops_limit", request.IopsLimit);
        Number("max_rows", request.MaxRows);
        Number("max_bytes", request.MaxBytes);
        List("tags", request.Tags);
        List("include_labels", request.IncludeLabels);
        List("exclude_labels", request.ExcludeLabels);
        if (request.Os is { } os)
        {
            text.Append(CultureInfo.InvariantCulture, $", os={names.Value(HuntCondition.Word(os))}");
        }

        return names.ToQuery(text.Append(") AS hunt FROM scope()").ToString());

        void Number(string name, long? value)
        {
            if (value is { } number)
            {
                text.Append(CultureInfo.InvariantCulture, $", {name}={VqlLiteral.Of(number)}");
            }
        }

        void List(string name, IReadOnlyList<string> values)
        {
            if (values.Count > 0)
            {
                text.Append(CultureInfo.InvariantCulture, $", {name}={names.List(values)}");
            }
        }
    }

    internal static VqlQuery Update(string huntId, HuntAction? action, string? description, DateTimeOffset? expires)
    {
        var names = new BoundNames();
        var text = new StringBuilder($"SELECT hunt_update(hunt_id={names.Value(huntId)}");
        text.Append(action switch { HuntAction.Start => ", start=TRUE", HuntAction.Stop or HuntAction.Pause => ", stop=TRUE", _ => "" });
        if (description is not null)
        {
            text.Append(", description=").Append(names.Value(description));
        }

        if (expires is { } time)
        {
            text.Append(", expires=").Append(Time(time));
        }

        return names.ToQuery(text.Append(") AS updated FROM scope()").ToString());
    }

    internal static VqlQuery Add(string huntId, IEnumerable<string> clientIds)
    {
        var names = new BoundNames();
        return names.ToQuery($"SELECT hunt_add(client_id=_value, hunt_id={names.Value(huntId)}) AS added FROM foreach(row={names.List(clientIds)})");
    }

    internal static VqlQuery Estimate(HuntCondition condition, int activeDays)
    {
        var names = new BoundNames();
        string lists = condition.Lists(names);
        string active = VqlLiteral.Of((long)TimeSpan.FromDays(activeDays).TotalSeconds);
        return names.ToQuery($"""
            {lists}SELECT os_info.system AS os, count() AS clients,
                   sum(item=if(condition=last_seen_at > (now() - 900) * 1000000, then=1, else=0)) AS online,
                   sum(item=if(condition=last_seen_at > (now() - {active}) * 1000000, then=1, else=0)) AS active
            FROM clients()
            WHERE {condition.Where(names)}
            GROUP BY os
            """);
    }

    /// <summary>The online clients that fit, the one heard of last first.</summary>
    internal static VqlQuery Online(HuntCondition condition)
    {
        var names = new BoundNames();
        string lists = condition.Lists(names);
        return names.ToQuery($"""
            {lists}SELECT client_id, os_info.hostname AS hostname, last_seen_at
            FROM clients()
            WHERE {condition.Where(names)} AND last_seen_at > (now() - 900) * 1000000
            ORDER BY last_seen_at DESC
            """);
    }

    internal static VqlQuery Named(IEnumerable<string> clientIds)
    {
        var names = new BoundNames();
        return names.ToQuery($"""
            LET wanted <= {names.List(clientIds)}
            SELECT client_id, os_info.hostname AS hostname, last_seen_at FROM clients() WHERE first_seen_at > 0 AND client_id IN wanted
            """);
    }

    private static string Time(DateTimeOffset time) => $"timestamp(epoch={VqlLiteral.Of(time.ToUnixTimeSeconds())})";
}
