using Megaraptor.Lab.Artifacts.Compilation;
using Megaraptor.Lab.Collections;
using Megaraptor.Lab.Evaluation.Calls;
using Megaraptor.Lab.Evaluation.Values;
using Megaraptor.Lab.Store;
using Megaraptor.Lab.Store.Flows;
using Megaraptor.Lab.Store.Records;
using static Megaraptor.Lab.Evaluation.Calls.Parameter;
using static Megaraptor.Lab.Evaluation.Calls.ParameterKind;

namespace Megaraptor.Lab.Server;

/// <summary>Starts, gives up and deletes collections.</summary>
internal static class CollectionEntries
{
    private const string Server = "server";

    public static IEnumerable<FunctionDefinition> Functions { get; } =
    [
        Define.Function("collect_client", Collect) with { Version = 3 },
        new("cancel_flow", Signature.Of(Required("client_id", Text), Optional("flow_id", Text)), Cancel),
    ];

    public static IEnumerable<PluginDefinition> Plugins { get; } =
    [
        Define.Plugin("delete_flow", Delete) with { Permission = "DELETE_RESULTS" },
    ];

    /// <summary>The request that the usual arguments of a collection or a hunt ask for.</summary>
    public static FlowRequest RequestOf(Call call)
    {
        var request = new FlowRequest
        {
            Creator = call.Query.Principal.Name,
            CpuLimit = call.Float("cpu_limit"),
            IopsLimit = call.Float("iops_limit"),
            OpsPerSecond = call.Float("ops_per_sec"),
            Timeout = call.Integer("timeout"),
            MaxRows = call.Integer("max_rows"),
            MaxUploadBytes = call.Integer("max_bytes"),
        };
        request.Artifacts.AddRange(call.Texts("artifacts"));
        return request;
    }

    /// <summary>Compiles a request; the server's errors are those of the call.</summary>
    public static IReadOnlyList<CollectorArguments> Compile(Call call, ServerSession session, FlowRequest request)
    {
        try
        {
            return new ArtifactCompiler(session.Org.Artifacts).Compile(request, artifact => CollectionRights.Check(call.Query.Principal.Has, call.Query.Principal.Name, artifact, request.ClientId));
        }
        catch (CompilationException error)
        {
            throw new CallFailedException(error.Message, error);
        }
    }

    private static VqlDict Collect(Call call)
    {
        ServerSession session = ServerSession.Of(call);
        if (call.Text("flow_id").Length > 0)
        {
            throw NameTable.Refuse("collect_client(flow_id=…)", call.Query);
        }

        VqlDict? spec = call.Dict("spec");
        FlowRequest request = RequestOf(call);
        request.ClientId = call.Text("client_id");
        request.Urgent = call.Flag("urgent");
        if (spec is not null && request.Artifacts.Count == 0)
        {
            request.Artifacts.AddRange(spec.Keys);
        }

        if (request.Artifacts.Count == 0)
        {
            throw new CallFailedException("no artifacts to collect!");
        }

        if (call.Text("org_id") is { Length: > 0 } orgId)
        {
            session = session with { Org = session.State.Orgs.Find(orgId) ?? throw new CallFailedException($"Org not found: {orgId}") };
        }

        if (!ClientEntries.Exists(session, request.ClientId))
        {
            throw new CallFailedException(ClientEntries.NotKnown(request.ClientId));
        }

        request.Specs.AddRange(new SpecBuilder(call, session.Org.Artifacts).Build(spec ?? SameForAll(request.Artifacts, call.Dict("env"))));
        IReadOnlyList<CollectorArguments> queries = Compile(call, session, request);
        request.FlowId = Identifiers.New("F.", session.State.Clock.GetUtcNow());
        Flow flow = NewFlow(session, request);
        call.Query.Services.Get<Collector>().Start(session.Org, flow, queries);
        return new VqlDict(2).Set("flow_id", request.FlowId).Set("request", FullEncoding.Of(request));
    }

    /// <summary>A collection that was just scheduled.</summary>
    public static Flow NewFlow(ServerSession session, FlowRequest request) => new(new FlowContext
    {
        ClientId = request.ClientId,
        SessionId = request.FlowId,
        Request = request,
        CreateTime = session.State.Clock.Microseconds(),
        State = FlowState.Running,
    });

    private static VqlDict? SameForAll(IEnumerable<string> artifacts, VqlDict? env)
    {
        if (env is null)
        {
            return null;
        }

        var spec = new VqlDict();
        foreach (string artifact in artifacts)
        {
            spec.Update(artifact, env);
        }

        return spec;
    }

    /// <summary>The server says that it cancelled whatever it is given, be it unknown or over.</summary>
    private static VqlDict Cancel(Call call)
    {
        ServerSession session = ServerSession.Of(call);
        string clientId = call.Text("client_id");
        string flowId = call.Text("flow_id");
        call.Require(clientId == Server ? "COLLECT_SERVER" : "COLLECT_CLIENT");
        if (session.Org.Flows.Find(clientId, flowId) is { } flow)
        {
            session.Org.Flows.Keep(flow);
            call.Query.Services.Get<Collector>().Cancel(flow, "Cancelled by VQL query");
        }

        return new VqlDict(1).Set("flow_id", flowId);
    }

    private static IEnumerable<object?> Delete(Call call)
    {
        ServerSession session = ServerSession.Of(call);
        string clientId = call.Text("client_id");
        string flowId = call.Text("flow_id");
        Flow flow = FlowEntries.Find(session, clientId, flowId);
        return FlowDeletion.Delete(session.Org, flow, call.Flag("really_do_it"));
    }
}
