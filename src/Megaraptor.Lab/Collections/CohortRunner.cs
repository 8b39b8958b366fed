using Megaraptor.Lab.Store;
using Megaraptor.Lab.Store.Clients;
using Megaraptor.Lab.Store.Flows;
using Megaraptor.Lab.Store.Hunts;
using Megaraptor.Lab.Store.Orgs;

namespace Megaraptor.Lab.Collections;

/// <summary>Runs a hunt on the clients of a population, one after the other. Each collection is run to be counted, then forgotten; <see cref="CohortFlows"/> makes it again.</summary>
internal sealed class CohortRunner
{
    /// <summary>So many clients are served before other work gets the thread.</summary>
    private const int Chunk = 256;

    private static readonly TimeSpan s_poll = TimeSpan.FromMilliseconds(300);

    private readonly Collector _collector;
    private readonly Org _org;
    private readonly Hunt _hunt;
    private readonly HuntCohort _cohort;
    private readonly ClientPopulation _population;
    private readonly CohortFlows _flows;
    private readonly Lock _lock = new();
    private bool _isRunning;

    /// <summary>Makes a runner, whose collections the org has from now on. Hold the hunt's gate.</summary>
    public CohortRunner(Collector collector, Org org, Hunt hunt, ClientPopulation population)
    {
        _collector = collector;
        _org = org;
        _hunt = hunt;
        _population = population;
        _cohort = new HuntCohort(population, hunt.Record.StartRequest!.FlowId, collector.State.Clock.Microseconds());
        _flows = new CohortFlows(collector, org, hunt.Record.StartRequest!, _cohort, population);
        hunt.Cohort = _cohort;
        org.Flows.AddMaker(_flows);
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
        Flow flow = _org.Flows.FindKept(clientId, _cohort.FlowId) ?? _flows.Run(clientId, scheduled, now);
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
}
