using System.Diagnostics;
using System.Diagnostics.Metrics;
using Megaraptor.Sdk.Configuration;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Telemetry;

/// <summary>Traces and measures queries, where somebody listens.</summary>
/// <param name="enableSensitiveData">Whether VQL and values may be told.</param>
/// <param name="clock">The clock.</param>
internal sealed class QueryTelemetry(bool enableSensitiveData, TimeProvider clock)
{
    private static readonly ActivitySource s_source = new(MegaraptorTelemetry.ActivitySourceName);
    private static readonly Meter s_meter = new(MegaraptorTelemetry.MeterName);

    internal static Counter<long> Queries { get; } = s_meter.CreateCounter<long>(MegaraptorTelemetry.QueriesCounter, "{query}", "Queries that ended.");

    internal static Counter<long> Rows { get; } = s_meter.CreateCounter<long>(MegaraptorTelemetry.RowsCounter, "{row}", "Rows that were handed out.");

    internal static Counter<long> Retries { get; } = s_meter.CreateCounter<long>(MegaraptorTelemetry.RetriesCounter, "{retry}", "Repeated requests of queries that only read.");

    internal static Histogram<double> Duration { get; } = s_meter.CreateHistogram<double>(MegaraptorTelemetry.DurationHistogram, "s", "How long queries took, from the request to the last row.");

    /// <summary>Begins to observe a query; null where nobody listens.</summary>
    internal QueryObservation? Begin(VqlQuery query, ServerAddress server)
    {
        bool isMeasured = Queries.Enabled || Rows.Enabled || Retries.Enabled || Duration.Enabled;
        Activity? activity = s_source.HasListeners() ? s_source.StartActivity(MegaraptorTelemetry.QueryActivity, ActivityKind.Client) : null;
        if (!isMeasured && activity is null)
        {
            return null;
        }

        string address = server.ToString();
        if (activity is { IsAllDataRequested: true })
        {
            Describe(activity, query, address);
        }

        return new QueryObservation(activity, address, clock);
    }

    private void Describe(Activity activity, VqlQuery query, string address)
    {
        activity.SetTag(MegaraptorTelemetry.ServerAddressTag, address);
        activity.SetTag(MegaraptorTelemetry.OrgIdTag, query.OrgId);
        activity.SetTag(MegaraptorTelemetry.QueryNameTag, query.Statements[^1].Name);
        if (!enableSensitiveData)
        {
            return;
        }

        activity.SetTag(MegaraptorTelemetry.QueryTextTag, string.Join('\n', query.Statements.Select(static statements => statements.Text)));
        foreach ((string name, string value) in query.Env)
        {
            activity.SetTag(MegaraptorTelemetry.ParameterTagPrefix + name, value);
        }
    }
}
