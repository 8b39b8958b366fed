using System.Text;
using System.Text.Json.Nodes;
using Megaraptor.Lab.Store.Flows;
using Megaraptor.Lab.Store.Records;
using Megaraptor.Lab.Store.Rows;

namespace Megaraptor.Lab.Collections;

/// <summary>Lets a collection return what a recorded one returned, at its own time and under its own id.</summary>
/// <param name="pattern">The recorded collection.</param>
/// <param name="flow">The collection.</param>
internal sealed class PatternRun(Flow pattern, Flow flow)
{
    /// <summary>A run that took longer than this is seen while it runs.</summary>
    private const long Noticeable = 300_000_000;

    /// <summary>For how long the recorded collection was seen running.</summary>
    public TimeSpan Duration => pattern.Context.ExecutionDuration > Noticeable ? TimeSpan.FromTicks(pattern.Context.ExecutionDuration / 100) : TimeSpan.Zero;

    /// <summary>Completes the collection.</summary>
    /// <param name="startTime">When it began to run, in microseconds.</param>
    public void Complete(long startTime)
    {
        FlowContext recorded = RecordCopy.Of(pattern.Context);
        long shift = startTime - recorded.StartTime;
        lock (flow.Gate)
        {
            FlowContext context = flow.Context;
            context.StartTime = startTime;
            context.ActiveTime = recorded.ActiveTime + shift;
            context.InflightTime = 0;
            context.ExecutionDuration = recorded.ExecutionDuration;
            context.TotalRequests = recorded.TotalRequests;
            context.TotalLogs = recorded.TotalLogs;
            context.TotalCollectedRows = recorded.TotalCollectedRows;
            context.TotalUploadedFiles = recorded.TotalUploadedFiles;
            context.TotalUploadedBytes = recorded.TotalUploadedBytes;
            context.TotalExpectedUploadedBytes = recorded.TotalExpectedUploadedBytes;
            context.OutstandingRequests = 0;
            context.ArtifactsWithResults.AddRange(recorded.ArtifactsWithResults);
            context.QueryStats.Clear();
            context.QueryStats.AddRange(recorded.QueryStats);
            context.UserNotified = recorded.UserNotified;
            foreach (QueryStatus status in context.QueryStats)
            {
                status.FirstActive += shift;
                status.LastActive += shift;
            }

            foreach (string source in pattern.ResultNames)
            {
                flow.SetResults(source, pattern.Results(source));
            }

            flow.Uploads.AddRange(pattern.Uploads.Select(upload => upload.At(startTime)));
            flow.Logs = Logs(shift / 1_000_000);
            context.State = FlowState.Finished;
        }
    }

    private JsonLines Logs(long shift)
    {
        var text = new StringBuilder();
        foreach (ReadOnlyMemory<byte> row in pattern.Logs.Read())
        {
            JsonObject line = JsonNode.Parse(row.Span)!.AsObject();
            if (line["client_time"] is { } seconds)
            {
                line["client_time"] = seconds.GetValue<long>() + shift;
            }
            else if (line["Timestamp"] is { } microseconds)
            {
                line["Timestamp"] = microseconds.GetValue<long>() + (shift * 1_000_000);
            }

            string message = line["message"]!.GetValue<string>().Replace(pattern.FlowId, flow.FlowId, StringComparison.Ordinal);
            text.Append(Encoding.UTF8.GetString(Rewritten(line, message).Span)).Append('\n');
        }

        return new JsonLines(Encoding.UTF8.GetBytes(text.ToString()));
    }

    private static ReadOnlyMemory<byte> Rewritten(JsonObject line, string message) => line["client_time"] is { } seconds
        ? FlowLogLine.OfClient(seconds.GetValue<long>(), line["level"]!.GetValue<string>(), message)
        : FlowLogLine.OfServer(line["Timestamp"]!.GetValue<long>(), line["Level"]!.GetValue<string>(), message);
}
