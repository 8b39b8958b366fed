using System.Text;
using System.Text.Json;
using Megaraptor.Lab.Evaluation.Calls;
using Megaraptor.Lab.Evaluation.Json;
using Megaraptor.Lab.Evaluation.Time;
using Megaraptor.Lab.Evaluation.Values;
using Megaraptor.Lab.Identity;
using Megaraptor.Lab.Store;
using Megaraptor.Lab.Store.Events;
using Megaraptor.Lab.Store.Orgs;
using Megaraptor.Lab.Store.Records;
using Megaraptor.Lab.Store.Rows;
using static Megaraptor.Lab.Evaluation.Calls.Parameter;
using static Megaraptor.Lab.Evaluation.Calls.ParameterKind;

namespace Megaraptor.Lab.Server;

/// <summary>Events: reading, watching, sending and deleting them.</summary>
internal static class EventEntries
{
    private const string ReadPermission = "READ_RESULTS";
    private const string Server = "server";

    private const decimal NanosecondsPerMillisecond = 1_000_000;

    public static IEnumerable<PluginDefinition> Plugins { get; } =
    [
        new(
            "monitoring",
            Signature.Of(Required("client_id", Text), Required("artifact", Text), Optional("source", Text), Optional("start_time", Any), Optional("end_time", Any), Optional("start_row", Integer)),
            static call => Stored(call, call.Text("client_id"), FullName(call), call.Integer("start_row"))) { Permission = ReadPermission },
        new(
            "monitoring_logs",
            Signature.Of(Required("client_id", Text), Required("artifact", Text), Optional("source", Text), Optional("start_time", Any), Optional("end_time", Any)),
            static call => InTime(call, ServerSession.Of(call).Org.Events.LogsOf(call.Text("client_id"), FullName(call)), 0)) { Permission = ReadPermission },
        new("watch_monitoring", Signature.Of(Required("artifact", Text)), Watch) { Permission = ReadPermission },
        new(
            "delete_events",
            Signature.Of(Required("artifact", Text), Required("client_id", Text), Optional("start_time", ParameterKind.Time), Optional("end_time", ParameterKind.Time), Optional("really_do_it", Flag)),
            Delete) { Permission = "DELETE_RESULTS" },
    ];

    public static IEnumerable<FunctionDefinition> Functions { get; } =
    [
        new("send_event", Signature.Of(Required("artifact", Text), Optional("client_id", Text), Required("row", Dict)), Send),
    ];

    /// <summary>The stored events of an artifact within the times that a call names.</summary>
    public static IEnumerable<object?> Stored(Call call, string clientId, string artifact, long start) =>
        InTime(call, ServerSession.Of(call).Org.Events.Of(clientId, artifact), start);

    /// <summary>Stores events as users send them.</summary>
    public static void Send(Org org, string artifact, string clientId, string principal, TimeProvider clock, VqlDict row)
    {
        VqlDict stored = row.Copy();
        if (clientId.Length > 0 && clientId != Server)
        {
            stored.Update("ClientId", clientId);
        }

        stored.Update("_Source", clientId.Length > 0 && clientId != Server ? clientId : principal);
        stored.Update("_ts", clock.Milliseconds());
        org.Events.Store(clientId.Length > 0 ? clientId : Server, artifact, Encode(stored));

        // Those who watch see seconds, and the artifact as the source.
        VqlDict watched = stored.Copy();
        watched.Update("_ts", clock.Seconds());
        watched.Update("_Source", artifact);
        org.Events.Publish(artifact, Encode(watched));
    }

    private static byte[] Encode(VqlDict row) => Encoding.UTF8.GetBytes(JsonText.Of(row));

    private static string FullName(Call call) => call.Text("source") is { Length: > 0 } source ? $"{call.Text("artifact")}/{source}" : call.Text("artifact");

    private static IEnumerable<object?> InTime(Call call, RowSet rows, long start)
    {
        decimal from = MillisecondsOf(call, "start_time") ?? 0;
        decimal to = MillisecondsOf(call, "end_time") ?? decimal.MaxValue;
        return rows.Read(Math.Max(0, start)).Where(row => TimeOf(row) is var time && time >= from && time <= to).Select(static row => new RawRow(row));
    }

    private static decimal? MillisecondsOf(Call call, string argument) =>
        call.Has(argument) && call.Value(argument) is { } value && TimeValue.TryFrom(call.Scope, value, out VqlTime time)
            ? (decimal)time.UnixNanoseconds / NanosecondsPerMillisecond
            : null;

    /// <summary>When an event was stored, in milliseconds: exact, for an event at the edge of a window is in it.</summary>
    private static decimal TimeOf(ReadOnlyMemory<byte> row)
    {
        using var document = JsonDocument.Parse(row);
        return document.RootElement.TryGetProperty("_ts", out JsonElement time) && time.ValueKind == JsonValueKind.Number && time.TryGetDecimal(out decimal milliseconds) ? milliseconds : 0;
    }

    private static IEnumerable<object?> Watch(Call call)
    {
        using EventWatch watch = ServerSession.Of(call).Org.Events.Watch(call.Text("artifact"));
        foreach (ReadOnlyMemory<byte> row in watch.Rows(call.Query.Cancellation))
        {
            yield return new RawRow(row);
        }
    }

    private static VqlDict Send(Call call)
    {
        ServerSession session = ServerSession.Of(call);
        string artifact = call.Text("artifact");
        string clientId = call.Text("client_id");
        Policy? policy = session.State.Users.PolicyOf(session.Caller.Name, session.Org.Id);
        if (!call.Query.Principal.Has("SERVER_ADMIN") && policy?.PublishQueues.Contains(artifact) != true)
        {
            throw new CallFailedException($"PermissionDenied: Permission denied: [PUBLISH]");
        }

        if (!session.Org.Artifacts.TryGetSource(artifact, out ArtifactRecord? known))
        {
            throw new CallFailedException($"Artifact {artifact} not known");
        }

        if (known.Type == "server_event" && clientId != Server)
        {
            throw new CallFailedException("Only servers can write to a SERVER_EVENT artifact_type");
        }

        VqlDict row = call.Dict("row")!;
        Send(session.Org, artifact, clientId, session.Caller.Name, session.State.Clock, row);
        return row;
    }

    private static IEnumerable<object?> Delete(Call call)
    {
        ServerSession session = ServerSession.Of(call);
        string artifact = call.Text("artifact");
        string clientId = call.Text("client_id");
        RowSet rows = session.Org.Events.Of(clientId, artifact);
        if (rows.Count == 0)
        {
            yield break;
        }

        decimal from = call.Time("start_time") is { } start ? (decimal)start.UnixNanoseconds / NanosecondsPerMillisecond : 0;
        decimal to = call.Time("end_time") is { } end ? (decimal)end.UnixNanoseconds / NanosecondsPerMillisecond : decimal.MaxValue;
        if (call.Flag("really_do_it"))
        {
            session.Org.Events.Delete(clientId, artifact, row => TimeOf(row) is var time && time >= from && time <= to);
        }

        yield return new VqlDict(4)
            .Set("Id", 1L)
            .Set("Type", "EventFile")
            .Set("Data", new VqlDict(1).Set("VFSPath", clientId == Server ? $"fs:/server_artifacts/{artifact}" : $"fs:/clients/{clientId}/monitoring/{artifact}"))
            .Set("Error", "");
    }
}
