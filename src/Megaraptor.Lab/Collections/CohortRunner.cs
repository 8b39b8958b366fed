using Megaraptor.Lab.Store;
using Megaraptor.Lab.Store.Clients;
using Megaraptor.Lab.Store.Flows;
using Megaraptor.Lab.Store.Hunts;
using Megaraptor.Lab.Store.Orgs;
using Megaraptor.Lab.Store.Records;

namespace Megaraptor.Lab.Collections;

/// <summary>
/// Runs a hunt on the clients of a population, one after the other. Each collection is run to be counted, then forgotten, and run again when
/// somebody asks for it: at the same time by its clock, so with the same rows.
/// </summary>
internal sealed class CohortRunner : IFlowMaker
{
    /// <summary>So many clients are served before other work gets the thread.</summary>
    private const int Chunk = 256;

    /// <summary>So many of the last collections are kept at hand: who reads one asks for it several times.</summary>
    private const int MostRecent = 16;

    private static readonly TimeSpan s_poll = TimeSpan.FromMilliseconds(300);

    private readonly Collector _collector;
    private readonly Org _org;
    private readonly Hunt _hunt;
    private readonly HuntCohort _cohort;
    private readonly ClientPopulation _population;
    private readonly FlowRequest _request;
    private readonly CollectorArguments[] _queries;
    private readonly Lock _lock = new();
    private readonly Queue<Flow> _recent = new();
    private bool _isRunning;

    /// <summary>Makes a runner, whose collections the org has from now on. Hold the hunt's gate.</summary>
    public CohortRunner(Collector collector, Org org, Hunt hunt, ClientPopulation population)
    {
        _collector = collector;
        _org = org;
        _hunt = hunt;
        _population = population;
        _request = RecordCopy.Of(hunt.Record.StartRequest!);
        _queries = [.. _request.CompiledCollectorArgs];
        _request.CompiledCollectorArgs.Clear();
        _cohort = new HuntCohort(population, _request.FlowId, collector.State.Clock.Microseconds());
        hunt.Cohort = _cohort;
        org.Flows.AddMaker(this);
    }

    /// <summary>Schedules the hunt on clients that have not got it.</summary>
    /// <param name="numbers">Their numbers.</param>
    public void Schedule(IEnumerable<int> numbers)
    {
        long now = _collector.State.Clock.Microseconds();
        int scheduled = numbers.Count(number => _cohort.Schedule(number, now));
        if (scheduled == 0)
        {
            return;
        }

        lock (_hunt.Gate)
        {
            _hunt.Record.Stats!.TotalClientsScheduled += scheduled;
            _hunt.Record.Version = _collector.State.Clock.Nanoseconds();
        }

        lock (_lock)
        {
            if (_isRunning)
            {
                return;
            }

            _isRunning = true;
        }

        _ = RunAsync();
    }

    /// <inheritdoc/>
    public IEnumerable<Flow> Of(string clientId) => Find(clientId, _cohort.FlowId) is { } flow ? [flow] : [];

    /// <inheritdoc/>
    public Flow? Find(string clientId, string flowId)
    {
        if (!_cohort.Has(clientId, flowId))
        {
            return null;
        }

        (MemberState state, long scheduled, long ended) = _cohort.Read(_population.NumberOf(clientId));
        if (state == MemberState.Waiting)
        {
            return New(clientId, scheduled);
        }

        lock (_lock)
        {
            if (_recent.FirstOrDefault(flow => flow.ClientId == clientId) is { } recent)
            {
                return recent;
            }
        }

        Flow made = Run(clientId, scheduled, ended);
        lock (_lock)
        {
            if (_recent.Count == MostRecent)
            {
                _recent.Dequeue();
            }

            _recent.Enqueue(made);
        }

        return made;
    }

    /// <inheritdoc/>
    public bool Remove(string clientId, string flowId) => _cohort.Remove(clientId, flowId);

    private async Task RunAsync()
    {
        try
        {
            await Task.Delay(s_poll, _collector.State.Clock, _collector.Stopping).ConfigureAwait(false);
            bool isOver = false;
            while (!isOver)
            {
                await _collector.Threads.RunAsync(() => isOver = !RunChunk()).ConfigureAwait(false);
            }
        }
        catch (Exception error) when (error is OperationCanceledException or ObjectDisposedException && _collector.Stopping.IsCancellationRequested)
        {
            // The Lab ends.
        }
    }

    /// <summary>Runs the next clients.</summary>
    /// <returns>Whether there may be more.</returns>
    private bool RunChunk()
    {
        for (int i = 0; i < Chunk; i++)
        {
            _collector.Stopping.ThrowIfCancellationRequested();
            int number;
            lock (_lock)
            {
                if (!_cohort.TryTake(out number))
                {
                    _isRunning = false;
                    return false;
                }
            }

            Run(number);
        }

        return true;
    }

    private void Run(int number)
    {
        (MemberState state, long scheduled, _) = _cohort.Read(number);
        if (state != MemberState.Waiting)
        {
            return;
        }

        string clientId = _population.IdOf(number);
        long now = _cohort.Round(_collector.State.Clock.Microseconds());

        // What was given up before it began stays as it is.
        Flow flow = _org.Flows.FindKept(clientId, _cohort.FlowId) ?? Run(clientId, scheduled, now);
        _cohort.End(number, now, HuntTally.HasResults(flow.Context));
        lock (_hunt.Gate)
        {
            HuntTally.Add(_hunt.Record.Stats!, flow.Context);
            _hunt.Record.Version = _collector.State.Clock.Nanoseconds();
        }

        if (_org.Events.IsWatched(CompletionEvent.Artifact))
        {
            CompletionEvent.Publish(_org, flow, _collector.State.Clock, isCancelled: false);
        }
    }

    private Flow Run(string clientId, long scheduled, long ended)
    {
        Flow flow = New(clientId, scheduled);
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(_collector.Stopping);
        new CollectionRun(_collector, _org, flow, _queries, cancellation, new FrozenClock(_collector.State.Clock, ended)).RunAtOnce();
        return flow;
    }

    private Flow New(string clientId, long scheduled)
    {
        FlowRequest request = RecordCopy.Of(_request);
        request.ClientId = clientId;
        var context = new FlowContext
        {
            ClientId = clientId,
            SessionId = request.FlowId,
            Request = request,
            CreateTime = scheduled,
            State = FlowState.Running,
        };
        return new Flow(context) { Queries = _queries };
    }
}
