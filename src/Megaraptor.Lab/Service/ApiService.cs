using Grpc.Core;
using Megaraptor.Lab.Certificates;
using Megaraptor.Lab.Store;
using Megaraptor.Wire;
using Microsoft.AspNetCore.Http;

namespace Megaraptor.Lab.Service;

/// <summary>The calls of the API.</summary>
/// <param name="state">What the Lab remembers.</param>
internal sealed class ApiService(LabState state) : API.APIBase
{
    private readonly FileReader _files = new(state);

    /// <inheritdoc/>
    public override Task<HealthCheckResponse> Check(HealthCheckRequest request, ServerCallContext context) =>
        Task.FromResult(new HealthCheckResponse { Status = HealthCheckResponse.Types.ServingStatus.Serving });

    /// <inheritdoc/>
    public override Task<VFSFileBuffer> VFSGetBuffer(VFSFileBuffer request, ServerCallContext context) =>
        Task.FromResult(_files.Read(CallerOf(context), request));

    private static Caller CallerOf(ServerCallContext context)
    {
        HttpContext http = context.GetHttpContext();
        string name = http.Connection.ClientCertificate is { } certificate ? PeerName.Of(certificate) : "";
        return new Caller(name, $"{http.Connection.RemoteIpAddress}:{http.Connection.RemotePort}");
    }
}
