using System.Text;
using System.Text.Json;
using Megaraptor.Lab.Artifacts.Compilation;
using Megaraptor.Lab.Evaluation.Calls;
using Megaraptor.Lab.Evaluation.Json;
using Megaraptor.Lab.Evaluation.Queries;
using Megaraptor.Lab.Evaluation.Text;
using Megaraptor.Lab.Evaluation.Values;
using Megaraptor.Lab.Store;
using Megaraptor.Lab.Store.Events;
using Megaraptor.Lab.Store.Records;
using static Megaraptor.Lab.Evaluation.Calls.Parameter;
using static Megaraptor.Lab.Evaluation.Calls.ParameterKind;

namespace Megaraptor.Lab.Server;

/// <summary>What clients and the server watch for.</summary>
internal static class MonitoringTableEntries
{
    private const string ClientPermission = "COLLECT_CLIENT";
    private const string ServerPermission = "COLLECT_SERVER";
    private const string ReadPermission = "READ_RESULTS";

    private static readonly Signature s_add = Signature.Of(Required("artifact", Text), Optional("parameters", Any), Optional("label", Text));
    private static readonly Signature s_remove = Signature.Of(Required("artifact", Text), Optional("label", Text));

    public static IEnumerable<FunctionDefinition> Functions { get; } =
    [
        new("get_client_monitoring", Signature.Of(), static call => Encode(Table(call).Clients(Compiler(call)))) { Permission = ReadPermission },
        new("add_client_monitoring", s_add, AddClient) { Permission = ClientPermission },
        new("rm_client_monitoring", s_remove, RemoveClient) { Permission = ClientPermission },
        new("set_client_monitoring", Signature.Of(Required("value", Any)), SetClient) { Permission = ClientPermission },
        new("get_server_monitoring", Signature.Of(), static call => Encode(Table(call).Server())) { Permission = ReadPermission },
        new("add_server_monitoring", Signature.Of(Required("artifact", Text), Optional("parameters", Any)), AddServer) { Permission = ServerPermission },
        new("rm_server_monitoring", Signature.Of(Required("artifact", Text)), RemoveServer) { Permission = ServerPermission },
        new("set_server_monitoring", Signature.Of(Required("value", Any)), SetServer) { Permission = ServerPermission },
    ];

    private static MonitoringTable Table(Call call) => ServerSession.Of(call).Org.Monitoring;

    private static VqlDict Encode(ServerRecord record) => SparseEncoding.Of(record, SparseStyle.Raw);

    private static VqlDict AddClient(Call call)
    {
        string artifact = Typed(call, "client_event", "a client event artifact");
        ArtifactSpec spec = SpecOf(call, artifact);
        MonitoringRecord changed = Table(call).ChangeClients(
            table =>
            {
                Add(SectionOf(table, call.Text("label")), artifact, spec);
                return table;
            },
            Compiler(call));
        Audit(call, "SetClientMonitoringState", Encode(changed));
        return Encode(changed);
    }

    private static VqlDict RemoveClient(Call call)
    {
        string artifact = call.Text("artifact");
        MonitoringRecord changed = Table(call).ChangeClients(
            table =>
            {
                Remove(SectionOf(table, call.Text("label")), artifact);
                return table;
            },
            Compiler(call));
        Audit(call, "SetClientMonitoringState", Encode(changed));
        return Encode(changed);
    }

    private static object? SetClient(Call call)
    {
        MonitoringRecord wanted = Read<MonitoringRecord>(call);
        Table(call).ChangeClients(_ => wanted, Compiler(call));
        Audit(call, "SetClientMonitoringState", Encode(wanted));
        return call.Value("value");
    }

    private static VqlDict AddServer(Call call)
    {
        string artifact = Typed(call, "server_event", "a server event artifact");
        ArtifactSpec spec = SpecOf(call, artifact);
        FlowRequest changed = Table(call).ChangeServer(request =>
        {
            Add(request, artifact, spec);
            return request;
        });
        Audit(call, "SetServerMonitoringState", Encode(changed));
        return Encode(changed);
    }

    private static VqlDict RemoveServer(Call call)
    {
        FlowRequest changed = Table(call).ChangeServer(request =>
        {
            Remove(request, call.Text("artifact"));
            return request;
        });
        Audit(call, "SetServerMonitoringState", Encode(changed));
        return Encode(changed);
    }

    private static object? SetServer(Call call)
    {
        FlowRequest wanted = Read<FlowRequest>(call);
        Table(call).ChangeServer(_ => wanted);
        Audit(call, "SetServerMonitoringState", Encode(wanted));
        return call.Value("value");
    }

    private static string Typed(Call call, string type, string description)
    {
        string name = call.Text("artifact");
        if (!ServerSession.Of(call).Org.Artifacts.TryGet(name, out ArtifactRecord? artifact))
        {
            throw new CallFailedException($"artifact {name} not found");
        }

        return artifact.Type == type ? name : throw new CallFailedException($"artifact {name} is not {description}");
    }

    private static ArtifactSpec SpecOf(Call call, string artifact)
    {
        var spec = new ArtifactSpec { Artifact = artifact };
        if (Materialised.Query(call.Scope, call.Value("parameters")) is VqlDict parameters)
        {
            spec.Parameters!.Env.AddRange(parameters.Items.Select(static item => new EnvironmentEntry { Key = item.Key, Value = GoText.Of(item.Value) }));
        }

        return spec;
    }

    private static FlowRequest SectionOf(MonitoringRecord table, string label)
    {
        if (label.Length == 0)
        {
            return table.Artifacts ??= new FlowRequest();
        }

        LabelMonitoringRecord? section = table.LabelEvents.Find(section => section.Label == label);
        if (section is null)
        {
            section = new LabelMonitoringRecord { Label = label };
            table.LabelEvents.Add(section);
        }

        return section.Artifacts ??= new FlowRequest();
    }

    private static void Add(FlowRequest section, string artifact, ArtifactSpec spec)
    {
        if (!section.Artifacts.Contains(artifact))
        {
            section.Artifacts.Add(artifact);
        }

        section.Specs.RemoveAll(known => known.Artifact == artifact);
        section.Specs.Add(spec);
    }

    private static void Remove(FlowRequest section, string artifact)
    {
        section.Artifacts.Remove(artifact);
        section.Specs.RemoveAll(spec => spec.Artifact == artifact);
    }

    private static Func<MonitoringRecord, MonitoringRecord> Compiler(Call call)
    {
        ServerSession session = ServerSession.Of(call);
        return table =>
        {
            table.Version = session.State.Clock.Nanoseconds();
            foreach (FlowRequest section in table.LabelEvents.Select(static label => label.Artifacts).Prepend(table.Artifacts).OfType<FlowRequest>())
            {
                section.CompiledCollectorArgs.Clear();
                section.Artifacts.RemoveAll(name => !session.Org.Artifacts.TryGetSource(name, out _));
                section.CompiledCollectorArgs.AddRange(new ArtifactCompiler(session.Org.Artifacts).Compile(section, static _ => { }));
            }

            return table;
        };
    }

    private static TRecord Read<TRecord>(Call call)
        where TRecord : ServerRecord, new()
    {
        object? value = Materialised.Query(call.Scope, call.Value("value"));
        try
        {
            return RecordReader.Read<TRecord>(Encoding.UTF8.GetBytes(value as string ?? JsonText.Of(value)));
        }
        catch (Exception error) when (error is FormatException or JsonException)
        {
            throw new CallFailedException(error.Message, error);
        }
    }

    private static void Audit(Call call, string operation, VqlDict state)
    {
        ServerSession session = ServerSession.Of(call);
        AuditLog.Write(session, operation, new VqlDict(2).Set("user", session.Caller.Name).Set("state", state));
    }
}
