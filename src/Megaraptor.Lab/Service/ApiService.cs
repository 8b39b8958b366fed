using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Megaraptor.Lab.Faults;
using Megaraptor.Lab.Identity;
using Megaraptor.Lab.Server;
using Megaraptor.Lab.Store;
using Megaraptor.Lab.Store.Orgs;
using Megaraptor.Wire;

namespace Megaraptor.Lab.Service;

/// <summary>The calls of the API.</summary>
/// <param name="state">What the Lab remembers.</param>
/// <param name="engine">What runs queries.</param>
/// <param name="faults">Chooses what goes wrong with a query; null for nothing.</param>
/// <param name="fileFaults">Chooses what goes wrong with a read of the file store; null for nothing.</param>
internal sealed class ApiService(LabState state, QueryEngine engine, Func<LabCall, LabFault?>? faults, Func<LabFileRead, LabFault?>? fileFaults) : API.APIBase
{
    private long _calls;
    private long _reads;
    private readonly FileReader _files = new(state);

    /// <inheritdoc/>
    public override Task<HealthCheckResponse> Check(HealthCheckRequest request, ServerCallContext context) =>
        Task.FromResult(new HealthCheckResponse { Status = HealthCheckResponse.Types.ServingStatus.Serving });

    /// <inheritdoc/>
    public override async Task<VFSFileBuffer> VFSGetBuffer(VFSFileBuffer request, ServerCallContext context)
    {
        Caller caller = Caller.Of(context.GetHttpContext());
        LabFault? fault = fileFaults?.Invoke(new LabFileRead(Interlocked.Increment(ref _reads), caller.Name, [.. request.Components], (long)request.Offset));
        if (fault is { IsRefused: true })
        {
            throw new RpcException(new Status(StatusCode.Unavailable, "A fault that was asked for."));
        }

        if (fault is { Delay: var delay } && delay > TimeSpan.Zero)
        {
            await Task.Delay(delay, state.Clock, context.CancellationToken).ConfigureAwait(false);
        }

        VFSFileBuffer answer = _files.Read(caller, request);
        if (answer.Data.Length > fault?.MostBytes)
        {
            context.GetHttpContext().Abort();
            throw new RpcException(new Status(StatusCode.Unavailable, "A fault that was asked for."));
        }

        // The server hides an error of its own behind an end that comes too soon.
        return fault is { IsEmpty: true } ? new VFSFileBuffer() : answer;
    }

    /// <inheritdoc/>
    public override Task Query(VQLCollectorArgs request, IServerStreamWriter<VQLResponse> responseStream, ServerCallContext context)
    {
        Caller caller = Caller.Of(context.GetHttpContext());
        Org org = Admission.AdmitQuery(state, caller, request.OrgId);
        if (request.Query.Count == 0)
        {
            throw new RpcException(new Status(StatusCode.Unknown, "Query should be specified."));
        }

        LabFault? fault = faults?.Invoke(Call(caller, request));
        if (fault is { IsRefused: true })
        {
            throw new RpcException(new Status(StatusCode.Unavailable, "A fault that was asked for."));
        }

        if (fault is { Roles: not null, RolesAfter: null })
        {
            ChangeRoles();
            org = Admission.AdmitQuery(state, caller, request.OrgId);
        }

        var session = new ServerSession(state, org, caller);
        return fault is null
            ? new QueryCall(engine, session, request, responseStream).RunAsync(context.CancellationToken)
            : QueryWithAsync(session, request, new FaultyStream(responseStream, fault, state.Clock, context.GetHttpContext().Abort, ChangeRoles), context);

        void ChangeRoles() => state.Users.Grant(caller.Name, org.Id, Policy.OfRoles(fault!.Roles!));
    }

    /// <inheritdoc/>
    public override Task<Empty> PushEvents(PushEventRequest request, ServerCallContext context)
    {
        EventReceiver.Receive(state, Caller.Of(context.GetHttpContext()), request);
        return Task.FromResult(new Empty());
    }

    private async Task QueryWithAsync(ServerSession session, VQLCollectorArgs request, FaultyStream output, ServerCallContext context)
    {
        await new QueryCall(engine, session, request, output).RunAsync(context.CancellationToken).ConfigureAwait(false);
        await output.CompleteAsync(context.CancellationToken).ConfigureAwait(false);
    }

    private LabCall Call(Caller caller, VQLCollectorArgs request) => new(
        Interlocked.Increment(ref _calls),
        caller.Name,
        [.. request.Query.Select(static text => text.VQL)],
        request.Env.GroupBy(static variable => variable.Key, StringComparer.Ordinal).ToDictionary(static variable => variable.Key, static variable => variable.Last().Value, StringComparer.Ordinal));
}
