namespace Megaraptor.Sdk.LongRunning;

/// <summary>The watches for ended flows of one connection: one an org, whoever waits.</summary>
internal sealed class CompletionWatches : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, FlowCompletions> _byOrg = new(StringComparer.Ordinal);

    public async ValueTask DisposeAsync()
    {
        FlowCompletions[] all;
        lock (_lock)
        {
            all = [.. _byOrg.Values];
        }

        foreach (FlowCompletions completions in all)
        {
            await completions.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Ends the streams without waiting for their end.</summary>
    internal void Stop()
    {
        lock (_lock)
        {
            foreach (FlowCompletions completions in _byOrg.Values)
            {
                _ = completions.Stop();
            }
        }
    }

    internal FlowCompletions Of(VelociraptorClient client)
    {
        lock (_lock)
        {
            string org = client.OrgId ?? "";
            if (!_byOrg.TryGetValue(org, out FlowCompletions? completions))
            {
                _byOrg.Add(org, completions = new FlowCompletions(client));
            }

            return completions;
        }
    }
}
