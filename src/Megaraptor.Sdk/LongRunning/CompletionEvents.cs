using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.LongRunning;

/// <summary>The stream of ended flows of an org: whether it is heard, and what it says.</summary>
internal sealed class CompletionEvents(VelociraptorClient client, Action<string, string> announce)
{
    private const string Watch = "SELECT ClientId, FlowId FROM watch_monitoring(artifact=\"System.Flow.Completion\")";

    /// <summary>A stream that says nothing for so long is begun anew: it may have died without a word.</summary>
    private static readonly TimeSpan s_longestStream = TimeSpan.FromHours(6);

    /// <summary>The server says that it begins a query, and subscribes a moment later.</summary>
    private static readonly TimeSpan s_settling = TimeSpan.FromMilliseconds(300);

    private readonly Lock _lock = new();
    private long _opened;
    private long _generation;

    /// <summary>Which stream is heard, from 1; 0 while none is. A state that was read under a number is followed by the events of that stream without a gap.</summary>
    internal long Generation
    {
        get
        {
            lock (_lock)
            {
                return _generation;
            }
        }
    }

    /// <summary>How many streams have been heard so far.</summary>
    internal long Opened
    {
        get
        {
            lock (_lock)
            {
                return _opened;
            }
        }
    }

    /// <summary>Nothing is heard from now on: the stream is being ended.</summary>
    internal void Silence()
    {
        lock (_lock)
        {
            _generation = 0;
        }
    }

    /// <summary>Hears one stream to its end.</summary>
    /// <exception cref="MegaraptorException">The server refuses it, or it broke.</exception>
    internal async Task ListenAsync(CancellationToken token)
    {
        VqlQuery query = VqlQuery.Raw(Watch) with { Timeout = s_longestStream };
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(token);
        bool isOpen = false;
        try
        {
            await foreach (QueryMessage message in client.Messages(query, ended.Token).ConfigureAwait(false))
            {
                if (!isOpen)
                {
                    isOpen = true;
                    _ = SettleAsync(ended.Token);
                }

                if (message.Log is not null)
                {
                    ThrowIfRefused(message.Log);
                    continue;
                }

                foreach (VqlRow row in new PartReader<VqlRow>(message.Rows, VqlRow.Read, new QueryOutcome()).Rows())
                {
                    announce(row["ClientId"].AsString() ?? "", row["FlowId"].AsString() ?? "");
                }
            }
        }
        finally
        {
            // Under the lock, so that a stream that settles in this moment does not pass for one that is heard.
            lock (_lock)
            {
                ended.Cancel();
                _generation = 0;
            }
        }
    }

    private async Task SettleAsync(CancellationToken ended)
    {
        await Task.Delay(s_settling, client.Clock, ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        lock (_lock)
        {
            if (!ended.IsCancellationRequested)
            {
                _opened++;
                _generation = _opened;
            }
        }
    }

    private static void ThrowIfRefused(string text)
    {
        VqlLogEntry log = VqlLogEntry.Parse(text);
        switch (LogRules.MeaningOf(log))
        {
            case LogMeaning.Denial:
                throw new PermissionDeniedException(LogText.Message(log.Text), null, PermissionAdvice.Find(log.Text));
            case LogMeaning.Failure or LogMeaning.Complaint or LogMeaning.NotFound or LogMeaning.SyntaxError:
                throw new VqlException(MegaraptorErrorCode.VqlError, LogText.Message(log.Text));
            default:
                break;
        }
    }
}
