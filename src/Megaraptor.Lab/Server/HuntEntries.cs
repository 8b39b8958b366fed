using Megaraptor.Lab.Collections;
using Megaraptor.Lab.Evaluation.Calls;
using Megaraptor.Lab.Evaluation.Values;
using Megaraptor.Lab.Identity;
using Megaraptor.Lab.Store.Flows;
using Megaraptor.Lab.Store.Hunts;
using Megaraptor.Lab.Store.Orgs;
using Megaraptor.Lab.Store.Records;
using Megaraptor.Lab.Store.Rows;
using static Megaraptor.Lab.Evaluation.Calls.Parameter;
using static Megaraptor.Lab.Evaluation.Calls.ParameterKind;

namespace Megaraptor.Lab.Server;

/// <summary>Hunts: their states, collections and rows.</summary>
internal static class HuntEntries
{
    private const string FlowPrefix = "F.";
    private const string FlowSuffix = ".H";

    public static IEnumerable<PluginDefinition> Plugins { get; } =
    [
        new("hunts", Signature.Of(Optional("hunt_id", Text), Optional("summary", Flag)), Hunts) { Permission = "READ_RESULTS" },
        new("hunt_flows", Signature.Of(Required("hunt_id", Text), Optional("start_row", Integer), Optional("limit", Integer), Optional("basic_info", Flag)), Flows) { Permission = "READ_RESULTS" },
        new("hunt_results", Signature.Of(Optional("artifact", Text), Optional("source", Text), Required("hunt_id", Text), Optional("brief", Flag), Optional("orgs", Texts)), Results) { Permission = "READ_RESULTS" },
    ];

    public static IEnumerable<FunctionDefinition> Functions { get; } =
    [
        new("hunt_info", Signature.Of(Optional("hunt_id", Text)), Info) { Permission = "READ_RESULTS" },
    ];

    private static IEnumerable<object?> Hunts(Call call)
    {
        ServerSession session = ServerSession.Of(call);
        call.Query.Services.Get<HuntRunner>().Expire(session.Org);
        HuntTable hunts = session.Org.Hunts;
        string huntId = call.Text("hunt_id");
        if (huntId.Length > 0)
        {
            if (hunts.Find(huntId) is { } hunt)
            {
                yield return Encode(hunt);
            }

            yield break;
        }

        foreach (Hunt hunt in hunts.All)
        {
            yield return Summarize(hunt);
        }
    }

    private static VqlDict? Info(Call call)
    {
        HuntTable hunts = ServerSession.Of(call).Org.Hunts;
        string huntId = call.Text("hunt_id");

        // The id of one of its collections names a hunt too.
        if (huntId.StartsWith(FlowPrefix, StringComparison.Ordinal) && huntId.EndsWith(FlowSuffix, StringComparison.Ordinal))
        {
            huntId = "H." + huntId[FlowPrefix.Length..^FlowSuffix.Length];
        }

        return hunts.Find(huntId) is { } hunt ? Encode(hunt) : null;
    }

    /// <summary>The state of a hunt.</summary>
    public static VqlDict Encode(Hunt hunt)
    {
        lock (hunt.Gate)
        {
            return FullEncoding.Of(hunt.Record);
        }
    }

    /// <summary>In the list, a hunt's request shows who wants what and nothing else.</summary>
    private static VqlDict Summarize(Hunt hunt)
    {
        lock (hunt.Gate)
        {
            VqlDict row = FullEncoding.Of(hunt.Record);
            var request = new FlowRequest { Creator = hunt.Record.StartRequest?.Creator ?? "", Summary = true };
            request.Artifacts.AddRange(hunt.Record.StartRequest?.Artifacts ?? []);
            row.Update("start_request", FullEncoding.Of(request));
            return row;
        }
    }

    private static IEnumerable<object?> Flows(Call call)
    {
        ServerSession session = ServerSession.Of(call);
        string huntId = call.Text("hunt_id");
        bool basic = call.Flag("basic_info");
        foreach ((string clientId, string flowId) in FlowsOf(session, huntId).Skip((int)Math.Clamp(call.Integer("start_row"), 0, int.MaxValue)))
        {
            if (session.Org.Flows.Find(clientId, flowId) is { } flow)
            {
                yield return new VqlDict(4)
                    .Set("HuntId", huntId)
                    .Set("ClientId", clientId)
                    .Set("FlowId", flowId)
                    .Set("Flow", basic ? FullEncoding.Of(new FlowContext { ClientId = clientId, SessionId = flowId }) : FlowEntries.Encode(flow));
            }
        }
    }

    private static IEnumerable<object?> Results(Call call) =>
        RowsOfOrgs(call, call.Text("hunt_id"), call.Text("artifact"), call.Text("source"));

    /// <summary>The rows of a hunt in the orgs that a call names, or in its own.</summary>
    /// <exception cref="CallFailedException">There is no such org or hunt, or the user may not read there. Rows of the orgs before stay.</exception>
    public static IEnumerable<object?> RowsOfOrgs(Call call, string huntId, string artifact, string source)
    {
        ServerSession session = ServerSession.Of(call);
        IReadOnlyList<string> orgs = call.Texts("orgs");
        return orgs.Count == 0
            ? Rows(session, huntId, artifact, source)
            : orgs.SelectMany(orgId => Rows(InOrg(session, orgId), huntId, artifact, source));
    }

    private static ServerSession InOrg(ServerSession session, string orgId)
    {
        Org org = session.State.Orgs.Find(orgId) ?? throw new CallFailedException("Org not found");
        return session.MayIn(org.Id, Permission.ReadResults)
            ? session with { Org = org }
            : throw new CallFailedException("PermissionDenied: Permission denied: [READ_RESULTS]");
    }

    /// <summary>The rows of all collections of a hunt, each with where it comes from.</summary>
    private static IEnumerable<object?> Rows(ServerSession session, string huntId, string artifact, string source)
    {
        Hunt hunt = session.Org.Hunts.Find(huntId) ?? throw new CallFailedException("Hunt not found");
        if (artifact.Length == 0)
        {
            lock (hunt.Gate)
            {
                artifact = hunt.Record.ArtifactSources.FirstOrDefault() ?? "";
            }
        }

        string name = source.Length == 0 ? artifact : $"{artifact}/{source}";
        foreach ((string clientId, string flowId) in hunt.AllFlows(onlyWithResults: true))
        {
            if (session.Org.Flows.Find(clientId, flowId) is not { } flow)
            {
                continue;
            }

            session.Org.Clients.TryRead(clientId, static client => client.Record.System?.Fqdn, out string? fqdn);
            foreach (ReadOnlyMemory<byte> row in RowsOf(flow, name).Read())
            {
                yield return StoredRow.With(row, ("FlowId", flowId), ("ClientId", clientId), ("_OrgId", session.Org.Id), ("Fqdn", fqdn ?? ""));
            }
        }
    }

    private static RowSet RowsOf(Flow flow, string name)
    {
        lock (flow.Gate)
        {
            return flow.Results(name);
        }
    }

    /// <summary>The collections of a hunt; none when there is no such hunt.</summary>
    /// <param name="session">Who asks, and where.</param>
    /// <param name="huntId">The hunt.</param>
    /// <param name="onlyWithResults">Whether to leave out those that are known to have brought in nothing.</param>
    public static IEnumerable<(string ClientId, string FlowId)> FlowsOf(ServerSession session, string huntId, bool onlyWithResults = false) =>
        session.Org.Hunts.Find(huntId)?.AllFlows(onlyWithResults) ?? [];
}
