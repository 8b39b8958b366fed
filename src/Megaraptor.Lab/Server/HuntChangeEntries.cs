using Megaraptor.Lab.Artifacts;
using Megaraptor.Lab.Artifacts.Compilation;
using Megaraptor.Lab.Collections;
using Megaraptor.Lab.Evaluation.Calls;
using Megaraptor.Lab.Evaluation.Time;
using Megaraptor.Lab.Evaluation.Values;
using Megaraptor.Lab.Identity;
using Megaraptor.Lab.Store;
using Megaraptor.Lab.Store.Hunts;
using Megaraptor.Lab.Store.Orgs;
using Megaraptor.Lab.Store.Records;
using static Megaraptor.Lab.Evaluation.Calls.ParameterKind;

namespace Megaraptor.Lab.Server;

/// <summary>Starts, changes and deletes hunts.</summary>
internal static class HuntChangeEntries
{
    private const string StartPermission = "START_HUNT";
    private const long DefaultLife = 7 * 24 * 3600 * 1_000_000L;

    public static IEnumerable<FunctionDefinition> Functions { get; } =
    [
        Define.Function("hunt", Create, ("spec", Any), ("expires", Lazy)) with { Version = 3, Permission = StartPermission },
        Define.Function("hunt_update", Update, ("expires", ParameterKind.Time)) with { Permission = StartPermission },
        Define.Function("hunt_add", AddClient) with { Permission = StartPermission },
    ];

    public static IEnumerable<PluginDefinition> Plugins { get; } =
    [
        Define.Plugin("hunt_delete", Delete) with { Permission = "SERVER_ADMIN" },
    ];

    private static VqlDict? Create(Call call)
    {
        ServerSession session = ServerSession.Of(call);
        object? expires = call.Evaluate("expires");
        long expiry = expires is null ? 0 : ExpiryOf(call, expires);
        string[] orgIds = [.. call.Texts("org_id")];
        if (orgIds.Length > 0)
        {
            call.Require("ORG_ADMIN");
        }
        else
        {
            orgIds = [session.Org.Id];
        }

        FlowRequest request = CollectionEntries.RequestOf(call);
        request.Specs.AddRange(new SpecBuilder(call, session.Org.Artifacts).Build(call.Value("spec")));
        HuntCondition? condition = ConditionOf(call);
        HuntRecord? created = null;
        var scheduled = new List<string>();
        foreach (string orgId in orgIds)
        {
            if (session.State.Orgs.Find(orgId) is not { } org)
            {
                call.Log($"Org not found: {orgId}");
                continue;
            }

            if (!session.MayIn(org.Id, Permission.StartHunt))
            {
                call.Log($"PermissionDenied: Permission denied: [{StartPermission}]");
                continue;
            }

            created = CreateIn(call, session with { Org = org }, RecordCopy.Of(request), condition, expiry, created?.HuntId, orgIds);
            scheduled.Add(orgId);
        }

        if (created is null)
        {
            return null;
        }

        AuditLog.Write(session, "CreateHunt", new VqlDict(3).Set("hunt_id", created.HuntId).Set("details", Details(call, expires, orgIds)).Set("orgs", VqlList.OfStrings(scheduled)));
        return new VqlDict(2).Set("HuntId", created.HuntId).Set("Request", SparseEncoding.Of(created, SparseStyle.ProtoJson));
    }

    private static HuntRecord CreateIn(Call call, ServerSession session, FlowRequest request, HuntCondition? condition, long expiry, string? huntId, string[] orgIds)
    {
        Org org = session.Org;
        IReadOnlyList<CollectorArguments> queries = CollectionEntries.Compile(call, session, request);
        long now = session.State.Clock.Microseconds();
        string id = huntId ?? Identifiers.New("H.", session.State.Clock.GetUtcNow());
        request.FlowId = $"F.{id[2..]}.H";
        request.CompiledCollectorArgs.AddRange(queries);
        bool isPaused = call.Flag("pause");
        var record = new HuntRecord
        {
            HuntId = id,
            CreateTime = now,
            Creator = session.Caller.Name,
            StartTime = isPaused ? 0 : now,
            Expires = expiry > 0 ? expiry : now + DefaultLife,
            Description = call.Text("description"),
            StartRequest = request,
            Condition = condition,
            State = isPaused ? HuntState.Paused : HuntState.Running,
        };
        record.Tags.AddRange(call.Texts("tags"));
        record.Artifacts.AddRange(request.Artifacts);
        record.ArtifactSources.AddRange(request.Artifacts.SelectMany(artifact => SourcesOf(org.Artifacts, artifact)));
        if (OrgIds.IsRoot(org.Id))
        {
            record.OrgIds.AddRange(orgIds);
        }

        HuntRecord shown = RecordCopy.Of(record);
        var hunt = new Hunt(record);
        org.Hunts.Add(hunt);
        if (!isPaused)
        {
            call.Query.Services.Get<HuntRunner>().Start(org, hunt);
        }

        return shown;
    }

    private static IEnumerable<string> SourcesOf(ArtifactRepository repository, string name) =>
        !repository.TryGetSource(name, out ArtifactRecord? artifact) ? [] : artifact.Sources.Select(source => source.Name.Length == 0 ? artifact.Name : $"{artifact.Name}/{source.Name}");

    private static long ExpiryOf(Call call, object expires)
    {
        if (!TimeValue.TryFrom(call.Scope, expires, out VqlTime time))
        {
            throw new CallFailedException($"expiry time invalid: {Evaluation.Text.GoText.Of(expires)}");
        }

        return time < VqlTime.From(call.Query.Clock.GetUtcNow())
            ? throw new CallFailedException($"expiry time {time} in the past")
            : time.UnixNanoseconds / 1000;
    }

    /// <summary>An operating system replaces the labels; the server says so of those to include, and forgets those to exclude.</summary>
    private static HuntCondition? ConditionOf(Call call)
    {
        IReadOnlyList<string> included = call.Texts("include_labels");
        IReadOnlyList<string> excluded = call.Texts("exclude_labels");
        string system = call.Text("os");
        if (included.Count > 0 && system.Length > 0)
        {
            call.Log("Both OS and label conditions set, ignoring include label conditions");
        }

        if (system.Length > 0)
        {
            return system is "linux" or "windows" or "darwin"
                ? new HuntCondition { System = new SystemCondition { System = system } }
                : throw new CallFailedException($"OS condition invalid {system} (should be linux, windows, darwin)");
        }

        return included.Count + excluded.Count == 0 ? null : new HuntCondition { Labels = LabelsOf(included), ExcludedLabels = LabelsOf(excluded) };
    }

    private static LabelCondition? LabelsOf(IReadOnlyList<string> labels)
    {
        if (labels.Count == 0)
        {
            return null;
        }

        var condition = new LabelCondition();
        condition.Labels.AddRange(labels);
        return condition;
    }

    private static VqlDict Details(Call call, object? expires, string[] orgIds) => new VqlDict(15)
        .Set("Description", call.Text("description"))
        .Set("Tags", VqlList.OfStrings(call.Texts("tags")))
        .Set("Artifacts", VqlList.OfStrings(call.Texts("artifacts")))
        .Set("Expires", expires)
        .Set("Spec", call.Value("spec"))
        .Set("Timeout", call.Integer("timeout"))
        .Set("OpsPerSecond", call.Float("ops_per_sec"))
        .Set("CpuLimit", call.Float("cpu_limit"))
        .Set("IopsLimit", call.Float("iops_limit"))
        .Set("MaxRows", call.Integer("max_rows"))
        .Set("MaxBytes", call.Integer("max_bytes"))
        .Set("Pause", call.Flag("pause"))
        .Set("IncludeLabels", VqlList.OfStrings(call.Texts("include_labels")))
        .Set("ExcludeLabels", VqlList.OfStrings(call.Texts("exclude_labels")))
        .Set("OS", call.Text("os"))
        .Set("OrgIds", VqlList.OfStrings(orgIds));

    /// <summary>A hunt that does not exist is updated without a word.</summary>
    private static object Update(Call call)
    {
        ServerSession session = ServerSession.Of(call);
        HuntRunner runner = call.Query.Services.Get<HuntRunner>();
        string huntId = call.Text("hunt_id");
        Hunt? hunt = session.Org.Hunts.Find(huntId);
        if (hunt is not null && (call.Flag("start") || call.Flag("stop")))
        {
            if (call.Flag("start"))
            {
                runner.Start(session.Org, hunt);
            }
            else
            {
                runner.Stop(hunt);
            }
        }

        VqlTime? expires = call.Time("expires");
        if (expires is { } time && time < VqlTime.From(call.Query.Clock.GetUtcNow()))
        {
            throw new CallFailedException("expiry time spectified is in the past.");
        }

        if (hunt is not null)
        {
            lock (hunt.Gate)
            {
                hunt.Record.Description = call.Text("description") is { Length: > 0 } description ? description : hunt.Record.Description;
                hunt.Record.Expires = expires is { } later ? later.UnixNanoseconds / 1000 : hunt.Record.Expires;
            }
        }

        IReadOnlyList<string> added = call.Texts("add_labels");
        IReadOnlyList<string> removed = call.Texts("del_labels");
        return added.Count + removed.Count == 0 ? huntId : ChangeTags(hunt ?? throw new CallFailedException("%!v(<nil>)"), added, removed);
    }

    private static VqlList ChangeTags(Hunt hunt, IReadOnlyList<string> added, IReadOnlyList<string> removed)
    {
        lock (hunt.Gate)
        {
            List<string> tags = hunt.Record.Tags;
            tags.AddRange(added.Where(tag => !tags.Contains(tag, StringComparer.OrdinalIgnoreCase)));
            tags.RemoveAll(tag => removed.Contains(tag, StringComparer.OrdinalIgnoreCase));
            return VqlList.OfStrings([.. tags]);
        }
    }

    private static string AddClient(Call call)
    {
        ServerSession session = ServerSession.Of(call);
        HuntRunner runner = call.Query.Services.Get<HuntRunner>();
        string clientId = call.Text("client_id");
        string huntId = call.Text("hunt_id");
        Hunt? hunt = session.Org.Hunts.Find(huntId);
        if (call.Flag("relaunch"))
        {
            return runner.Schedule(session.Org, hunt ?? throw new CallFailedException($"Hunt id not found {huntId}"), clientId, Identifiers.New("F.", session.State.Clock.GetUtcNow()))!;
        }

        if (hunt is not null && call.Text("flow_id") is { Length: > 0 } flowId)
        {
            if (session.Org.Flows.Find(clientId, flowId) is { } flow)
            {
                runner.Attach(session.Org, hunt, flow);
            }
        }
        else if (hunt is not null && session.Org.Clients.Contains(clientId))
        {
            runner.Schedule(session.Org, hunt, clientId, null);
        }

        return clientId;
    }

    private static IEnumerable<object?> Delete(Call call)
    {
        ServerSession session = ServerSession.Of(call);
        string huntId = call.Text("hunt_id");
        Hunt hunt = session.Org.Hunts.Find(huntId) ?? throw new CallFailedException("Hunt not found");
        bool isMeant = call.Flag("really_do_it");
        foreach ((string clientId, string flowId) in hunt.AllFlows())
        {
            if (session.Org.Flows.Find(clientId, flowId) is not { } flow)
            {
                continue;
            }

            foreach (object? row in FlowDeletion.Delete(session.Org, flow, isMeant))
            {
                yield return row;
            }
        }

        if (isMeant)
        {
            session.Org.Hunts.Remove(huntId);
        }
    }
}
