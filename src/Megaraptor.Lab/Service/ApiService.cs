using Grpc.Core;
using Megaraptor.Wire;

namespace Megaraptor.Lab.Service;

internal sealed class ApiService : API.APIBase
{
    public override Task<HealthCheckResponse> Check(HealthCheckRequest request, ServerCallContext context) =>
        Task.FromResult(new HealthCheckResponse { Status = HealthCheckResponse.Types.ServingStatus.Serving });
}
