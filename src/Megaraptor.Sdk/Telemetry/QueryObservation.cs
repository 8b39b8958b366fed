using System.Diagnostics;
using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Telemetry;

/// <summary>One query that is traced or measured.</summary>
internal sealed class QueryObservation(Activity? activity, string address, TimeProvider clock)
{
    private readonly long _begin = clock.GetTimestamp();
    private string? _error;

    internal void Retried() => QueryTelemetry.Retries.Add(1, new KeyValuePair<string, object?>(MegaraptorTelemetry.ServerAddressTag, address));

    internal void Failed(MegaraptorException failure) => _error = failure.Code.Name;

    internal void End(QueryOutcome outcome)
    {
        string verdict = Word(outcome.Verdict);
        var tags = new TagList
        {
            { MegaraptorTelemetry.ServerAddressTag, address },
            { MegaraptorTelemetry.VerdictTag, verdict },
        };
        if (_error is not null)
        {
            tags.Add(MegaraptorTelemetry.ErrorTypeTag, _error);
        }

        QueryTelemetry.Queries.Add(1, tags);
        QueryTelemetry.Duration.Record(clock.GetElapsedTime(_begin).TotalSeconds, tags);
        QueryTelemetry.Rows.Add(outcome.RowsRead, new KeyValuePair<string, object?>(MegaraptorTelemetry.ServerAddressTag, address));
        if (activity is null)
        {
            return;
        }

        activity.SetTag(MegaraptorTelemetry.RowsTag, outcome.RowsRead);
        activity.SetTag(MegaraptorTelemetry.VerdictTag, verdict);
        if (_error is not null)
        {
            activity.SetTag(MegaraptorTelemetry.ErrorTypeTag, _error);
            activity.SetStatus(ActivityStatusCode.Error);
        }

        activity.Dispose();
    }

    private static string Word(VqlVerdict verdict) => verdict switch
    {
        VqlVerdict.Ok => "ok",
        VqlVerdict.OkNoRows => "ok_no_rows",
        VqlVerdict.Partial => "partial",
        VqlVerdict.VqlError => "vql_error",
        VqlVerdict.Denied => "denied",
        VqlVerdict.TimedOut => "timed_out",
        VqlVerdict.NotFound => "not_found",
        _ => "incomplete",
    };
}
