using Megaraptor.Sdk.Query;
using Megaraptor.Sdk.Telemetry;

namespace Megaraptor.Sdk.Connection;

/// <summary>What the clients of one connection share: the same server in other orgs, or with other time limits.</summary>
/// <param name="Connection">The connection.</param>
/// <param name="Stream">Sends queries over it.</param>
/// <param name="Log">Logs what is done.</param>
/// <param name="Telemetry">Traces and measures it.</param>
internal sealed record ServerAccess(ServerConnection Connection, QueryStream Stream, ClientLog Log, QueryTelemetry Telemetry)
{
    internal static ServerAccess To(Configuration.ApiClientConfiguration configuration, VelociraptorClientOptions options)
    {
        var log = new ClientLog(options.LoggerFactory, options.TimeProvider);
        var connection = new ServerConnection(configuration, options.ConnectTimeout, log, options.Dial);
        return new ServerAccess(connection, new QueryStream(connection, new ReadRetry(options.TimeProvider, log)), log, new QueryTelemetry(options.EnableSensitiveData, options.TimeProvider));
    }
}
