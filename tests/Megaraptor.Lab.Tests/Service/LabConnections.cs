using Grpc.Core;

namespace Megaraptor.Lab.Tests.Service;

/// <summary>Channels to a Lab, one for each user of the recordings.</summary>
internal sealed class LabConnections(LabServer lab) : IDisposable
{
    private readonly Dictionary<string, LabConnection> _connections = [];

    public CallInvoker As(string user)
    {
        if (!_connections.TryGetValue(user, out LabConnection? connection))
        {
            connection = new LabConnection(lab.CreateApiClientYaml(user));
            _connections.Add(user, connection);
        }

        return connection.Channel.CreateCallInvoker();
    }

    public void Dispose()
    {
        foreach (LabConnection connection in _connections.Values)
        {
            connection.Dispose();
        }
    }
}
