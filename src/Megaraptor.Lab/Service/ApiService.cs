using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Megaraptor.Lab.Certificates;
using Megaraptor.Lab.Faults;
using Megaraptor.Lab.Server;
using Megaraptor.Lab.Store;
using Megaraptor.Lab.Store.Orgs;
using Megaraptor.Wire;
using Microsoft.AspNetCore.Http;

namespace Megaraptor.Lab.Service;

/// <summary>The calls of the API.</summary>
/// <param name="state">What the Lab remembers.</param>
/// <param name="engine">What runs queries.</param>
/// <param name="faults">Chooses what goes wrong with a call; null for nothing.</param>
internal sealed class ApiService(LabState state, QueryEngine engine, Func<LabCall, LabFault?>? faults) : API.APIBase
{
    private long _calls;
    private readonly FileReader _files = new(state);

    /// <inheritdoc/>
    public override Task<HealthCheckResponse> Check(HealthCheckRequest request, ServerCallContext context) =>
        Task.FromResult(new HealthCheckResponse { Status = HealthCheckResponse.Types.ServingStatus.Serving });

    /// <inheritdoc/>
    public override Task<VFSFileBuffer> VFSGetBuffer(VFSFileBuffer request, ServerCallContext context) =>
        Task.FromResult(_files.Read(CallerOf(context), request));

    /// <inheritdoc/>
    public override Task Query(VQLCollectorArgs request, IServerStreamWriter<VQLResponse> responseStream, ServerCallContext context)
    {
        Caller caller = CallerOf(context);
        Org org = Admission.AdmitQuery(state, caller, request.OrgId);
        if (request.Query.Count == 0)
        {
            throw new RpcException(new Status(StatusCode.Unknown, "Query should be specified."));
        }

        IServerStreamWriter<VQLResponse> output = WithFault(request, responseStream, caller, context);
        return new QueryCall(engine, new ServerSession(state, org, caller), request, output).RunAsync(context.CancellationToken);
    }

    private IServerStreamWriter<VQLResponse> WithFault(VQLCollectorArgs request, IServerStreamWriter<VQLResponse> output, Caller caller, ServerCallContext context)
    {
        var call = new LabCall(Interlocked.Increment(ref _calls), caller.Name, [.. request.Query.Select(static text => text.VQL)]);
        return faults?.Invoke(call) switch
        {
            null => output,
            { IsRefused: true } => throw new RpcException(new Status(StatusCode.Unavailable, "A fault that was asked for.")),
            var fault => new FaultyStream(output, fault, state.Clock, context.GetHttpContext().Abort),
        };
    }

    /// <inheritdoc/>
    public override Task<Empty> PushEvents(PushEventRequest request, ServerCallContext context)
    {
        EventReceiver.Receive(state, CallerOf(context), request);
        return Task.FromResult(new Empty());
    }

    private static Caller CallerOf(ServerCallContext context)
    {
        HttpContext http = context.GetHttpContext();
        string name = http.Connection.ClientCertificate is { } certificate ? PeerName.Of(certificate) : "";
        return new Caller(name, $"{http.Connection.RemoteIpAddress}:{http.Connection.RemotePort}");
    }
}
