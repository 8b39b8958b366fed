using Megaraptor.Lab.Evaluation.Paths;
using Megaraptor.Lab.Evaluation.Queries;
using Megaraptor.Lab.Evaluation.Scopes;
using Megaraptor.Lab.Hosts;
using Megaraptor.Lab.Server;
using Megaraptor.Lab.Service;
using Megaraptor.Lab.Store;
using Megaraptor.Lab.Store.Flows;
using Megaraptor.Lab.Store.Orgs;
using Megaraptor.Lab.Store.Records;

namespace Megaraptor.Lab.Collections;

/// <summary>One collection on its way: scheduled, fetched by the client, run, ended.</summary>
/// <param name="collector">Who runs it.</param>
/// <param name="org">Its org.</param>
/// <param name="flow">The collection.</param>
/// <param name="queries">What it runs.</param>
/// <param name="cancellation">Gives it up.</param>
/// <param name="clock">The client's clock; null for the Lab's.</param>
internal sealed class CollectionRun(Collector collector, Org org, Flow flow, IReadOnlyList<CollectorArguments> queries, CancellationTokenSource cancellation, TimeProvider? clock = null)
{
    private const string Server = "server";

    /// <summary>A client asks for work so often.</summary>
    private static readonly TimeSpan s_poll = TimeSpan.FromMilliseconds(150);

    /// <summary>A client begins so soon after it got its work.</summary>
    private static readonly TimeSpan s_queue = TimeSpan.FromMilliseconds(150);

    /// <summary>The server begins so soon.</summary>
    private static readonly TimeSpan s_serverQueue = TimeSpan.FromMilliseconds(60);

    /// <summary>The last lines of the log arrive so long after the end.</summary>
    private static readonly TimeSpan s_lateLogs = TimeSpan.FromMilliseconds(100);

    private readonly TimeProvider _clock = clock ?? collector.State.Clock;
    private readonly CancellationToken _cancelled = cancellation.Token;

    /// <summary>The collection.</summary>
    public Flow Flow => flow;

    private bool IsServer => flow.ClientId == Server;

    /// <summary>Runs it to its end.</summary>
    /// <param name="delay">How long after its scheduling the client could fetch it.</param>
    /// <exception cref="OperationCanceledException">It was given up before it began.</exception>
    public async Task RunAsync(TimeSpan delay)
    {
        var progress = new FlowProgress(flow, _clock);
        if (IsServer)
        {
            await Task.Delay(s_serverQueue, _clock, _cancelled).ConfigureAwait(false);
            await RunAsync(progress).ConfigureAwait(false);
            return;
        }

        await Task.Delay(s_poll + delay, _clock, _cancelled).ConfigureAwait(false);
        if (!org.Clients.TryRead(flow.ClientId, static client => client.IsOnline, out bool isOnline) || !isOnline)
        {
            return;
        }

        progress.Wait();
        if (!queries.Any(IsRunnable))
        {
            return;
        }

        SemaphoreSlim slots = collector.SlotsOf(org, flow.ClientId);
        await slots.WaitAsync(_cancelled).ConfigureAwait(false);
        try
        {
            await Task.Delay(s_queue, _clock, _cancelled).ConfigureAwait(false);
            await RunAsync(progress).ConfigureAwait(false);
        }
        finally
        {
            slots.Release();
        }
    }

    /// <summary>Runs the collection of a client to its end here and now, as one that nobody saw running. It tells nobody.</summary>
    public void RunAtOnce()
    {
        var progress = new FlowProgress(flow, _clock);
        progress.Wait();
        if (!queries.Any(IsRunnable))
        {
            return;
        }

        progress.Begin([.. queries.Select(EndpointQuery.ArtifactOf)]);
        Evaluate(progress);
        progress.Finish();
        progress.Release();
    }

    /// <summary>What watches for events is no collection: a client that gets it never comes to an end.</summary>
    private bool IsRunnable(CollectorArguments query) =>
        !org.Artifacts.TryGet(EndpointQuery.ArtifactOf(query), out ArtifactRecord? artifact) || artifact.Type is not ("server_event" or "client_event");

    private async Task RunAsync(FlowProgress progress)
    {
        FlowRequest request = flow.Context.Request!;
        if (request.Artifacts.All(IsBuiltIn) && org.Patterns.Find(flow.ClientId, request.Artifacts, request.Specs, org.Artifacts) is { } pattern)
        {
            await FollowAsync(pattern, progress).ConfigureAwait(false);
        }
        else
        {
            progress.Begin([.. queries.Select(EndpointQuery.ArtifactOf)]);
            await collector.Threads.RunAsync(() => Evaluate(progress)).ConfigureAwait(false);
        }

        bool isCancelled = _cancelled.IsCancellationRequested && flow.Context.Status.StartsWith("Cancelled", StringComparison.Ordinal);
        if (!isCancelled)
        {
            progress.Finish();
        }

        collector.Complete(org, flow, isCancelled);
        await Task.Delay(s_lateLogs, _clock, CancellationToken.None).ConfigureAwait(false);
        progress.Release();
    }

    private bool IsBuiltIn(string name) => org.Artifacts.TryGet(name, out ArtifactRecord? artifact) && artifact.BuiltIn;

    private async Task FollowAsync(Flow pattern, FlowProgress progress)
    {
        var run = new PatternRun(pattern, flow);
        long start = _clock.Microseconds();
        if (run.Duration > TimeSpan.Zero)
        {
            progress.Begin([.. pattern.Context.QueryStats.Select(static _ => "")]);
            await Task.Delay(run.Duration, _clock, _cancelled).ConfigureAwait(false);
        }

        progress.Freeze();
        run.Complete(start);
    }

    private void Evaluate(FlowProgress progress)
    {
        bool isOver = false;
        for (int i = 0; i < queries.Count; i++)
        {
            CollectorArguments query = queries[i];
            string artifact = EndpointQuery.ArtifactOf(query);
            if (isOver || _cancelled.IsCancellationRequested)
            {
                progress.Skip(i);
            }
            else if (IsBuiltIn(artifact) || org.Scripted.Has(flow.ClientId, artifact))
            {
                new BuiltInQuery(org, flow, query, i, progress, _clock).Run();
            }
            else
            {
                new EndpointQuery(query, i, progress, Site(query)).Run(() => isOver = true, _cancelled);
            }
        }
    }

    private QuerySite Site(CollectorArguments query)
    {
        string creator = flow.Context.Request!.Creator;
        return IsServer ? ServerSite(query.EffectivePrincipal.Length > 0 ? query.EffectivePrincipal : creator) : ClientSite(creator);
    }

    private QuerySite ServerSite(string creator)
    {
        var session = new ServerSession(collector.State, org, new Caller(creator, ""));
        return new QuerySite(
            true,
            collector.ServerNames,
            new Principal(creator, session.May),
            new SystemVariables { SessionId = flow.FlowId },
            take => new ServiceBag().Add(session).Add(collector.State.Machine).Add(collector).Add(collector.Hunts!).Add(new UploadSink(take)).Add<IArtifactRunner>(ArtifactRunner.OnServer(session)),
            _clock);
    }

    private QuerySite ClientSite(string creator)
    {
        Host host = org.Hosts.Find(flow.ClientId) ?? Host.Unknown;
        return new QuerySite(
            false,
            host.Kind == PathKind.Windows ? collector.WindowsNames : collector.ClientNames,
            Principal.Administrator(creator),
            new SystemVariables { SessionId = flow.FlowId, Names = EndpointNames.Variables },
            take => new ServiceBag().Add(host).Add(new UploadSink(take)).Add<IArtifactRunner>(ArtifactRunner.OnClient(org, flow.ClientId)),
            _clock);
    }
}
