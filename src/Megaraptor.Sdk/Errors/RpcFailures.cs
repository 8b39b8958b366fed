using System.Net.Sockets;
using Grpc.Core;
using Megaraptor.Sdk.Configuration;
using Megaraptor.Sdk.Connection;

namespace Megaraptor.Sdk.Errors;

/// <summary>Tells what a gRPC status means. A status of the server and a fault of the transport share codes, and only the latter says "unreachable".</summary>
internal static class RpcFailures
{
    internal static MegaraptorException Explain(RpcException failure, ServerConnection connection, TimeSpan? timeout)
    {
        Status status = failure.Status;
        bool isTransport = status.DebugException is not null;
        return status.StatusCode switch
        {
            StatusCode.DeadlineExceeded when !connection.Handshake.ServerWasAccepted => Transport(failure, connection),
            StatusCode.DeadlineExceeded => new MegaraptorException(
                MegaraptorErrorCode.TimedOut,
                $"The server did not answer within {Seconds(timeout)}.",
                "Give the query more time (timeout), or make it cheaper with WHERE and LIMIT.",
                failure),
            StatusCode.PermissionDenied => Denied(status.Detail, failure),
            StatusCode.Unknown or StatusCode.Unavailable when status.Detail.StartsWith("User not found", StringComparison.Ordinal) => new PermissionDeniedException(
                $"The server does not know the user '{connection.Configuration.Identity}'.",
                "Have an administrator grant it a role on the server: velociraptor user add NAME --role api. A running server takes up to five minutes to notice.",
                permission: null,
                innerException: failure),
            StatusCode.Unavailable or StatusCode.Unknown when status.Detail == "Org not found" => new NotFoundException(
                "The server has no such org.",
                "Org ids look like O93V0, the root org is 'root'. Leave the org out for your own, or ask an administrator of the server for the id."),
            StatusCode.Internal when status.Detail.Contains("invalid UTF-8", StringComparison.Ordinal) => new VqlException(
                MegaraptorErrorCode.VqlError,
                "The server refused the query as no VQL, and could not send its message because it cuts a character in half.",
                "Check the query's syntax: megaraptor query reports the position.",
                innerException: failure),
            StatusCode.ResourceExhausted => new MegaraptorException(
                MegaraptorErrorCode.ServerError,
                $"A message of the server is larger than the limit of {connection.Configuration.MaxReceiveBytes} bytes.",
                "Raise max_grpc_recv_size in the API client configuration, or select fewer columns.",
                failure),
            StatusCode.Unavailable or StatusCode.Internal or StatusCode.Unknown or StatusCode.Cancelled when isTransport => Transport(failure, connection),
            _ => new MegaraptorException(MegaraptorErrorCode.ServerError, $"The server answered {status.StatusCode}: {status.Detail}", innerException: failure),
        };
    }

    private static PermissionDeniedException Denied(string detail, Exception failure)
    {
        string? permission = PermissionAdvice.Find(detail);
        return new PermissionDeniedException($"The server denied the call: {detail}.", PermissionAdvice.For(permission), permission, innerException: failure);
    }

    private static ConnectionException Transport(RpcException failure, ServerConnection connection)
    {
        HandshakeWatch handshake = connection.Handshake;
        ApiClientConfiguration configuration = connection.Configuration;
        if (handshake.Problem is { } problem)
        {
            (string message, string hint) = Words(problem, configuration);
            return new ConnectionException(MegaraptorErrorCode.Tls, message, hint, failure);
        }

        if (!handshake.SocketWasConnected)
        {
            return new ConnectionException(
                MegaraptorErrorCode.Unreachable,
                $"Nothing answers at {configuration.Address}: {SocketReason(failure)}.",
                "Check the address, that the server runs, and that its API is bound to an address you can reach (API.bind_address is 127.0.0.1 by default; else use an SSH tunnel).",
                failure);
        }

        if (!handshake.ServerWasAccepted)
        {
            return new ConnectionException(
                MegaraptorErrorCode.Tls,
                $"What listens at {configuration.Address} does not complete a TLS 1.3 handshake.",
                "Check that the address is that of the API (default port 8001) and not of the GUI or the frontend, and that this system offers TLS 1.3.",
                failure);
        }

        return WasEstablished(failure)
            ? new ConnectionException(
                MegaraptorErrorCode.Unreachable,
                $"The connection to {configuration.Address} broke before the answer was complete.",
                "The server may have been restarted. What rows arrived, if any, are not all there are: run the query again.",
                failure)
            : new ConnectionException(
                MegaraptorErrorCode.Tls,
                $"{configuration.Address} dropped the connection after the TLS handshake, without a reason.",
                "Either the server does not accept this client's certificate (made for another server, or its CA was replaced), or something in between cuts the connection. Have api_client.yaml made anew on the server with 'velociraptor config api_client'.",
                failure);
    }

    /// <summary>Whether the stream broke while it was read, and not while it was opened.</summary>
    private static bool WasEstablished(RpcException failure)
    {
        for (Exception? cause = failure.Status.DebugException; cause is not null; cause = cause.InnerException)
        {
            if (cause.Message.Contains("HTTP/2 handshake", StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }

    private static (string Message, string Hint) Words(ServerCertificateProblem problem, ApiClientConfiguration configuration) => problem.Kind switch
    {
        ServerCertificateProblem.Reason.WrongName => (
            $"The server at {configuration.Address} presents a certificate for '{problem.Names}', not for '{configuration.PinnedServerName}'.",
            "If that is really your server, set pinned_server_name in the API client configuration to that name; else something else listens there."),
        ServerCertificateProblem.Reason.OtherAuthority => (
            $"The certificate of the server at {configuration.Address} was issued by another CA ({problem.Detail}) than the configured ca_certificate.",
            "The configuration belongs to another server, or the server was set up anew: have api_client.yaml made on this server."),
        ServerCertificateProblem.Reason.Expired => (
            $"The certificate of the server at {configuration.Address} expired on {problem.Detail} UTC.",
            "Rotate it on the server: velociraptor --config server.config.yaml config rotate_key."),
        ServerCertificateProblem.Reason.NotYetValid => (
            $"The certificate of the server at {configuration.Address} is valid only from {problem.Detail} UTC.",
            "Check the clocks of this machine and of the server."),
        ServerCertificateProblem.Reason.Missing => (
            $"The server at {configuration.Address} presents no certificate.",
            "Check that the address is that of a Velociraptor API (default port 8001)."),
        _ => (
            $"The certificate of the server at {configuration.Address} was refused: {problem.Detail}.",
            "Check that the address is that of a Velociraptor API, and that the configuration belongs to that server."),
    };

    private static string SocketReason(RpcException failure)
    {
        for (Exception? cause = failure.Status.DebugException; cause is not null; cause = cause.InnerException)
        {
            if (cause is SocketException socket)
            {
                return socket.SocketErrorCode switch
                {
                    SocketError.ConnectionRefused => "the connection was refused",
                    SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData => "the host name is not known",
                    SocketError.TimedOut => "the connection attempt timed out",
                    SocketError.HostUnreachable or SocketError.NetworkUnreachable => "there is no route to it",
                    _ => socket.Message,
                };
            }
        }

        return "the connection attempt failed";
    }

    private static string Seconds(TimeSpan? timeout) => timeout is { } time ? $"{time.TotalSeconds:0} seconds" : "its time limit";
}
