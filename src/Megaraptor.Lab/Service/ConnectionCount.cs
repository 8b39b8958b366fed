using Microsoft.AspNetCore.Connections;

namespace Megaraptor.Lab.Service;

/// <summary>Counts the connections that are open.</summary>
internal sealed class ConnectionCount
{
    private int _open;

    /// <summary>How many there are now.</summary>
    public int Open => Volatile.Read(ref _open);

    /// <summary>Counts a connection while it is served.</summary>
    /// <param name="next">Serves it.</param>
    public ConnectionDelegate Count(ConnectionDelegate next) => async connection =>
    {
        Interlocked.Increment(ref _open);
        try
        {
            await next(connection).ConfigureAwait(false);
        }
        finally
        {
            Interlocked.Decrement(ref _open);
        }
    };
}
