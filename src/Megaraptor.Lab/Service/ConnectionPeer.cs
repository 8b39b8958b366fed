using Megaraptor.Lab.Certificates;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Features;

namespace Megaraptor.Lab.Service;

/// <summary>Whose certificate a connection was made with.</summary>
/// <remarks>It is read once the connection is made. A call of a connection that breaks can still be told by whom it is; its certificate is gone then.</remarks>
/// <param name="Name">The user's name; empty for a certificate that names nobody.</param>
internal sealed record ConnectionPeer(string Name)
{
    /// <summary>Reads the certificate of a connection before it is served.</summary>
    /// <param name="next">Serves it.</param>
    public static ConnectionDelegate Read(ConnectionDelegate next) => connection =>
    {
        if (connection.Features.Get<ITlsConnectionFeature>()?.ClientCertificate is { } certificate)
        {
            connection.Features.Set(new ConnectionPeer(PeerName.Of(certificate)));
        }

        return next(connection);
    };
}
