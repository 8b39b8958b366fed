using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Megaraptor.Lab.Store;

namespace Megaraptor.Lab.Tests.Fleet;

/// <summary>The state of a collection of which only the rows were recorded: finished, with what the rows say.</summary>
internal static class SynthesizedContext
{
    private const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUV";
    private const long Duration = 84_000_000;

    /// <summary>An id for a collection that was made at a time; the same for the same name.</summary>
    public static string FlowId(long seconds, string name)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, (uint)seconds);
        SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 4).CopyTo(bytes[4..]);
        return "F." + Identifiers.Encode(bytes);
    }

    /// <summary>The seconds in an id.</summary>
    public static long TimeOf(string flowId)
    {
        long bits = 0;
        foreach (char digit in flowId.AsSpan("F.".Length, 7))
        {
            bits = (bits << 5) | (uint)Digits.IndexOf(digit, StringComparison.Ordinal);
        }

        return bits >> 3;
    }

    public static string Finished(string clientId, string flowId, string creator, IReadOnlyList<string> artifacts, IReadOnlyDictionary<string, IReadOnlyList<string>> results, long created)
    {
        var request = new JsonObject
        {
            ["creator"] = creator,
            ["client_id"] = clientId,
            ["flow_id"] = flowId,
            ["artifacts"] = new JsonArray([.. artifacts.Select(static artifact => JsonValue.Create(artifact))]),
            ["max_upload_bytes"] = 1_073_741_824,
        };
        return Finished(request, results, created);
    }

    public static string Finished(JsonNode request, IReadOnlyDictionary<string, IReadOnlyList<string>> results, long created)
    {
        long started = created + 2_000;
        int rows = results.Values.Sum(static rows => rows.Count);
        int logs = results.Count + 2;
        var names = results.Keys.Select(static name => (JsonNode)JsonValue.Create(name)).ToArray();
        var context = new JsonObject
        {
            ["client_id"] = request["client_id"]!.DeepClone(),
            ["session_id"] = request["flow_id"]!.DeepClone(),
            ["request"] = request.DeepClone(),
            ["create_time"] = created,
            ["start_time"] = started,
            ["active_time"] = started + (Duration / 1000),
            ["total_collected_rows"] = rows,
            ["total_logs"] = logs,
            ["total_requests"] = 1,
            ["execution_duration"] = Duration,
            ["state"] = "FINISHED",
            ["artifacts_with_results"] = new JsonArray([.. names.Select(static name => name.DeepClone())]),
            ["query_stats"] = new JsonArray(new JsonObject
            {
                ["duration"] = Duration,
                ["last_active"] = started + (Duration / 1000),
                ["first_active"] = started,
                ["names_with_response"] = new JsonArray([.. names.Select(static name => name.DeepClone())]),
                ["log_rows"] = logs,
                ["result_rows"] = rows,
            }),
        };
        return context.ToJsonString();
    }

    public static IReadOnlyList<string> Logs(string artifact, IReadOnlyDictionary<string, IReadOnlyList<string>> results, long time)
    {
        var logs = new List<string> { Log(time, "INFO", $"Starting query execution for {artifact}.\n") };
        foreach ((string source, IReadOnlyList<string> rows) in results)
        {
            long size = rows.Sum(static row => (long)Encoding.UTF8.GetByteCount(row) + 1);
            logs.Add(Log(time, "DEFAULT", string.Create(CultureInfo.InvariantCulture, $"{artifact}: Time 0: {source}: Sending response part 0 {Lab.Service.ByteSize.Format(size)} ({rows.Count} rows).")));
        }

        logs.Add(Log(time, "INFO", $"Collection {artifact} is done after {Lab.Service.GoDuration.Format(Duration - 413_830)}\n"));
        return logs;
    }

    private static string Log(long time, string level, string message) =>
        new JsonObject { ["client_time"] = time, ["level"] = level, ["message"] = message }.ToJsonString();
}
