namespace Megaraptor.Sdk.Orgs;

/// <summary>The orgs that are being asked: the one whose turn it is, and a few behind it, so that a server with many orgs is not waited for org by org.</summary>
/// <typeparam name="T">The type of a row.</typeparam>
/// <param name="count">How many orgs there are.</param>
/// <param name="make">Makes the reading of an org.</param>
internal sealed class OrgReadings<T>(int count, Func<int, OrgReading<T>> make) : IAsyncDisposable
{
    /// <summary>How many orgs are asked at the same time: few, since they share one server.</summary>
    internal const int MostAtOnce = 4;

    private readonly Queue<OrgReading<T>> _open = new();
    private int _next;

    public async ValueTask DisposeAsync()
    {
        while (_open.TryDequeue(out OrgReading<T>? reading))
        {
            await reading.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Ends the turn of the org before, if there was one, begins that of the next, and asks those behind it.</summary>
    /// <returns>The org whose turn it is.</returns>
    internal async ValueTask<OrgReading<T>> TakeTurnAsync(int index)
    {
        if (index > 0)
        {
            await _open.Dequeue().DisposeAsync().ConfigureAwait(false);
        }

        while (_open.Count < MostAtOnce && _next < count)
        {
            OrgReading<T> reading = make(_next);
            if (_next > index)
            {
                reading.ReadAhead();
            }

            _next++;
            _open.Enqueue(reading);
        }

        return _open.Peek();
    }
}
