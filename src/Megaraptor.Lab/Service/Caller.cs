using Grpc.Core;
using Microsoft.AspNetCore.Http;

namespace Megaraptor.Lab.Service;

/// <summary>Who calls, and from where.</summary>
/// <param name="Name">The user's name, by its certificate.</param>
/// <param name="Address">Its address and port.</param>
internal sealed record Caller(string Name, string Address)
{
    /// <summary>Who makes a call.</summary>
    /// <param name="http">The call.</param>
    /// <returns>The caller.</returns>
    /// <exception cref="RpcException">The connection broke before its certificate was read, so nobody knows; that is no denial.</exception>
    public static Caller Of(HttpContext http) => http.Features.Get<ConnectionPeer>() is { } peer
        ? new Caller(peer.Name, $"{http.Connection.RemoteIpAddress}:{http.Connection.RemotePort}")
        : throw new RpcException(new Status(StatusCode.Unavailable, "The connection is closed."));
}
