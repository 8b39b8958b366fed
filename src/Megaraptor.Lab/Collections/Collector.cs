using System.Collections.Concurrent;
using Megaraptor.Lab.Evaluation.Calls;
using Megaraptor.Lab.Evaluation.Paths;
using Megaraptor.Lab.Service;
using Megaraptor.Lab.Store;
using Megaraptor.Lab.Store.Flows;
using Megaraptor.Lab.Store.Orgs;
using Megaraptor.Lab.Store.Records;

namespace Megaraptor.Lab.Collections;

/// <summary>Runs collections: those of clients at the clients' pace, the server's own at once.</summary>
/// <param name="state">What the Lab remembers.</param>
/// <param name="serverNames">The functions and plugins of the server.</param>
/// <param name="threads">The threads that queries run on.</param>
/// <param name="stopping">Ends everything.</param>
internal sealed class Collector(LabState state, Func<NameTable> serverNames, QueryThreads threads, CancellationToken stopping)
{
    /// <summary>A client works on so many collections at once.</summary>
    private const int Slots = 2;

    private readonly Lazy<NameTable> _clientNames = new(static () => EndpointNames.Create(PathKind.Linux));
    private readonly Lazy<NameTable> _windowsNames = new(static () => EndpointNames.Create(PathKind.Windows));
    private readonly ConcurrentDictionary<(Org Org, string ClientId), SemaphoreSlim> _slots = new();
    private readonly ConcurrentDictionary<Flow, CancellationTokenSource> _running = new();

    /// <summary>What the Lab remembers.</summary>
    public LabState State => state;

    /// <summary>Ends with the Lab.</summary>
    public CancellationToken Stopping => stopping;

    /// <summary>The functions and plugins of clients.</summary>
    public NameTable ClientNames => _clientNames.Value;

    /// <summary>The functions and plugins of clients on Windows, where paths are written in another way.</summary>
    public NameTable WindowsNames => _windowsNames.Value;

    /// <summary>The functions and plugins of the server.</summary>
    public NameTable ServerNames => serverNames();

    /// <summary>The threads that queries run on.</summary>
    public QueryThreads Threads => threads;

    /// <summary>Runs hunts by this collector; it hears of every collection that has ended.</summary>
    public HuntRunner? Hunts { get; set; }

    /// <summary>Schedules a collection.</summary>
    /// <param name="org">Its org.</param>
    /// <param name="flow">The collection; it is added to the org's.</param>
    /// <param name="queries">What it runs.</param>
    /// <param name="delay">How long after the others of a hunt its client fetches it.</param>
    public void Start(Org org, Flow flow, IReadOnlyList<CollectorArguments> queries, TimeSpan delay = default)
    {
        flow.Queries = queries;
        org.Flows.Add(flow);
        var cancellation = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        _running[flow] = cancellation;
        var run = new CollectionRun(this, org, flow, queries, cancellation);
        _ = RunAsync(run, delay);
    }

    /// <summary>Gives a collection up.</summary>
    /// <param name="flow">The collection.</param>
    /// <param name="reason">Who did, as the server says it.</param>
    public void Cancel(Flow flow, string reason)
    {
        FlowProgress.Cancel(flow, reason);
        if (_running.TryGetValue(flow, out CancellationTokenSource? running))
        {
            running.Cancel();
        }
    }

    /// <summary>Says that a collection has ended.</summary>
    public void Complete(Org org, Flow flow, bool isCancelled)
    {
        CompletionEvent.Publish(org, flow, state.Clock, isCancelled);
        Hunts?.Count(org, flow);
    }

    /// <summary>The places on a client.</summary>
    public SemaphoreSlim SlotsOf(Org org, string clientId) => _slots.GetOrAdd((org, clientId), static _ => new SemaphoreSlim(Slots, Slots));

    private async Task RunAsync(CollectionRun run, TimeSpan delay)
    {
        try
        {
            await run.RunAsync(delay).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // It was given up before it began, or the Lab ends; its state says so already.
        }
        finally
        {
            if (_running.TryRemove(run.Flow, out CancellationTokenSource? cancellation))
            {
                cancellation.Dispose();
            }
        }
    }
}
