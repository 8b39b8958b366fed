using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Orgs;

/// <summary>
/// The rows of one org. The first of them are read while those of orgs before it are still handed out. An org with more rows
/// than may be kept is asked anew when its turn comes: a query left waiting that long would run into its time limit.
/// </summary>
/// <typeparam name="T">The type of a row.</typeparam>
/// <param name="ask">Asks the org.</param>
/// <param name="cancellationToken">Ends the query.</param>
internal sealed class OrgReading<T>(Func<VqlRows<T>> ask, CancellationToken cancellationToken) : IAsyncDisposable
{
    /// <summary>The most rows that are kept of an org before its turn.</summary>
    internal const int MostAhead = 1000;

    private readonly Queue<T> _ahead = new();
    private IAsyncEnumerator<T>? _enumerator;
    private Task _reading = Task.CompletedTask;
    private volatile bool _isTurn;
    private bool _hasEnded;

    /// <summary>What is known beside the rows; null before the org was asked. Of use only in the org's turn, when nothing reads ahead.</summary>
    internal QueryOutcome? Outcome { get; private set; }

    /// <summary>Whether the last row was read and handed out.</summary>
    internal bool IsComplete => _hasEnded && _ahead.Count == 0;

    /// <summary>Ends the query; what was read ahead and never had its turn is not wanted any more, whatever became of it.</summary>
    public async ValueTask DisposeAsync()
    {
        _isTurn = true;
        await _reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await CloseAsync().ConfigureAwait(false);
    }

    /// <summary>Asks the org, before its turn.</summary>
    internal void ReadAhead() => _reading = ReadAheadAsync();

    /// <summary>The turn of this org: its rows, as far as they were read ahead and then as they come. What failed ahead is thrown behind the rows before it.</summary>
    internal async IAsyncEnumerable<T> RowsAsync()
    {
        _isTurn = true;
        await _reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        while (_ahead.TryDequeue(out T? row))
        {
            yield return row;
        }

        await _reading.ConfigureAwait(false);
        while (await NextAsync().ConfigureAwait(false))
        {
            yield return _enumerator!.Current;
        }
    }

    private async Task ReadAheadAsync()
    {
        while (!_isTurn && await NextAsync().ConfigureAwait(false))
        {
            _ahead.Enqueue(_enumerator!.Current);
            if (_ahead.Count > MostAhead && !_isTurn)
            {
                _ahead.Clear();
                await CloseAsync().ConfigureAwait(false);
                return;
            }
        }
    }

    private async ValueTask<bool> NextAsync()
    {
        if (_hasEnded)
        {
            return false;
        }

        if (_enumerator is null)
        {
            VqlRows<T> rows = ask();
            Outcome = rows.Outcome;
            _enumerator = rows.GetAsyncEnumerator(cancellationToken);
        }

        _hasEnded = !await _enumerator.MoveNextAsync().ConfigureAwait(false);
        return !_hasEnded;
    }

    private async ValueTask CloseAsync()
    {
        if (_enumerator is { } open)
        {
            _enumerator = null;
            await open.DisposeAsync().ConfigureAwait(false);
        }
    }
}
