using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Megaraptor.Sdk.Connection;

/// <summary>Remembers how far the last connection came and why the server's certificate was refused: the gRPC status tells neither.</summary>
internal sealed class HandshakeWatch
{
    private volatile Stage _stage;
    private volatile ServerCertificateProblem? _problem;

    private enum Stage
    {
        Dialling,
        Connected,
        ServerAccepted,
    }

    /// <summary>Why the server's certificate was refused; null when it was not, or not yet seen.</summary>
    internal ServerCertificateProblem? Problem => _problem;

    /// <summary>Whether a connection stood and our side accepted the server: what fails then is the server's decision.</summary>
    internal bool ServerWasAccepted => _stage == Stage.ServerAccepted;

    /// <summary>Whether a socket was connected, so that something listens at the address.</summary>
    internal bool SocketWasConnected => _stage != Stage.Dialling;

    internal void Reset()
    {
        _stage = Stage.Dialling;
        _problem = null;
    }

    internal void Connected() => _stage = Stage.Connected;

    /// <summary>Refuses every certificate that the chain policy or the pinned name does not accept, and keeps the reason.</summary>
    internal bool Validate(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (errors == SslPolicyErrors.None)
        {
            _stage = Stage.ServerAccepted;
            return true;
        }

        _problem = ServerCertificateProblem.From(certificate, chain, errors);
        return false;
    }
}
