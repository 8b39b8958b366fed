namespace Megaraptor.Sdk.Query;

/// <summary>How many repetitions a client may afford: a server that is down is not asked twice by everyone for long, and calls fail fast then.</summary>
internal sealed class RetryBudget
{
    private const int Most = 20;

    private readonly Lock _gate = new();
    private double _left = Most;

    /// <summary>Takes one repetition, if there is one left.</summary>
    internal bool TryTake()
    {
        lock (_gate)
        {
            if (_left < 1)
            {
                return false;
            }

            _left--;
            return true;
        }
    }

    /// <summary>Ten requests that went well earn one repetition.</summary>
    internal void Succeeded()
    {
        lock (_gate)
        {
            _left = Math.Min(Most, _left + 0.1);
        }
    }
}
