using System.Security.Cryptography.X509Certificates;
using Grpc.Core;
using Megaraptor.Lab.Identity;

namespace Megaraptor.Lab.Verification;

/// <summary>The ways into a Lab as each user of a recording, inside the process.</summary>
/// <param name="lab">The Lab.</param>
public sealed class LabUsers(LabServer lab) : IDisposable
{
    private readonly Dictionary<string, (VerificationChannel Channel, X509Certificate2 Identity)> _ways = new(StringComparer.Ordinal);

    /// <summary>The way in as a user, with the permissions that the Lab's fleet gives a user of that name.</summary>
    /// <param name="user">The user, such as <c>admin</c> or <c>reader</c>. A name that the Lab does not know gets a key all the same, and is refused by the Lab.</param>
    /// <returns>What makes the calls; disposed of with this.</returns>
    public CallInvoker As(string user)
    {
        if (!_ways.TryGetValue(user, out (VerificationChannel Channel, X509Certificate2 Identity) way))
        {
            X509Certificate2 identity = lab.Authority.Issue(user);
            way = (new VerificationChannel(_ => ValueTask.FromResult(lab.Connect()), UserDirectory.ServerName, lab.Authority.Certificate, identity), identity);
            _ways.Add(user, way);
        }

        return way.Channel.Invoker;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach ((VerificationChannel channel, X509Certificate2 identity) in _ways.Values)
        {
            channel.Dispose();
            identity.Dispose();
        }

        _ways.Clear();
    }
}
