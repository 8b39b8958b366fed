using System.Runtime.CompilerServices;
using Megaraptor.Lab.Store;
using Megaraptor.Lab.Store.Clients;
using Megaraptor.Lab.Store.Flows;
using Megaraptor.Lab.Store.Hunts;
using Megaraptor.Lab.Store.Orgs;
using Megaraptor.Lab.Store.Records;

namespace Megaraptor.Lab.Collections;

/// <summary>Lets running hunts reach their clients, and counts what comes back.</summary>
internal sealed class HuntRunner
{
    /// <summary>The clients of a hunt do not answer all at once.</summary>
    private const int Stagger = 20;

    private static readonly TimeSpan s_gap = TimeSpan.FromMilliseconds(120);

    private readonly Collector _collector;
    private readonly TimeProvider _clock;
    private readonly ConditionalWeakTable<Hunt, CohortRunner> _cohorts = [];

    /// <summary>Makes a runner that listens to a collector.</summary>
    public HuntRunner(Collector collector)
    {
        _collector = collector;
        _clock = collector.State.Clock;
        collector.Hunts = this;
    }

    /// <summary>Starts a hunt, or starts it again.</summary>
    public void Start(Org org, Hunt hunt)
    {
        lock (hunt.Gate)
        {
            hunt.Record.State = HuntState.Running;
            hunt.Record.StartTime = hunt.Record.StartTime == 0 ? _clock.Microseconds() : hunt.Record.StartTime;
            hunt.Record.Stats!.Stopped = false;
            Touch(hunt);
        }

        Reach(org, hunt);
    }

    /// <summary>Stops a hunt: no further client gets it.</summary>
    public void Stop(Hunt hunt)
    {
        lock (hunt.Gate)
        {
            hunt.Record.State = HuntState.Stopped;
            hunt.Record.Stats!.Stopped = true;
            Touch(hunt);
        }
    }

    /// <summary>Schedules the running hunts of an org on a client that changed, where they want it and it has not got them.</summary>
    public void Reach(Org org, string clientId)
    {
        foreach (Hunt hunt in org.Hunts.All)
        {
            if (!IsRunning(hunt, out HuntCondition? condition)
                || !org.Clients.TryRead(clientId, client => client.IsEnrolled && client.IsOnline && IsWanted(condition, client), out bool isWanted)
                || !isWanted)
            {
                continue;
            }

            int number = org.Clients.NumberInPopulation(clientId);
            if (number < 0)
            {
                Schedule(org, hunt, clientId, null);
            }
            else if (!Has(hunt, clientId))
            {
                CohortOf(org, hunt).Schedule([number]);
            }
        }
    }

    /// <summary>Ends hunts whose time is over.</summary>
    public void Expire(Org org)
    {
        long now = _clock.Microseconds();
        foreach (Hunt hunt in org.Hunts.All)
        {
            bool isOver;
            lock (hunt.Gate)
            {
                isOver = hunt.Record.State == HuntState.Running && hunt.Record.Expires < now;
            }

            if (isOver)
            {
                Stop(hunt);
            }
        }
    }

    /// <summary>Schedules a hunt on one client, whatever the hunt's state and conditions.</summary>
    /// <param name="org">The org.</param>
    /// <param name="hunt">The hunt.</param>
    /// <param name="clientId">The client.</param>
    /// <param name="flowId">The collection's id; null for that of the hunt, which a client gets once.</param>
    /// <param name="delay">How long after the first client this one fetches it.</param>
    /// <returns>The collection's id; null when the client has it already.</returns>
    public string? Schedule(Org org, Hunt hunt, string clientId, string? flowId, TimeSpan delay = default)
    {
        Flow flow;
        CollectorArguments[] queries;
        lock (hunt.Gate)
        {
            FlowRequest request = RecordCopy.Of(hunt.Record.StartRequest!);
            request.ClientId = clientId;
            request.FlowId = flowId ?? request.FlowId;
            queries = [.. request.CompiledCollectorArgs];
            request.CompiledCollectorArgs.Clear();
            if (hunt.Has(clientId, request.FlowId))
            {
                return null;
            }

            flow = new Flow(new FlowContext
            {
                ClientId = clientId,
                SessionId = request.FlowId,
                Request = request,
                CreateTime = _clock.Microseconds(),
                State = FlowState.Running,
            });
            hunt.Flows.Add((clientId, request.FlowId));
            hunt.Record.Stats!.TotalClientsScheduled++;
            Touch(hunt);
        }

        _collector.Start(org, flow, queries, delay);
        return flow.FlowId;
    }

    /// <summary>Attaches a collection that was made without the hunt.</summary>
    public void Attach(Org org, Hunt hunt, Flow flow)
    {
        lock (hunt.Gate)
        {
            if (hunt.Has(flow.ClientId, flow.FlowId))
            {
                return;
            }

            hunt.Flows.Add((flow.ClientId, flow.FlowId));
            hunt.Record.Stats!.TotalClientsScheduled++;
            Touch(hunt);
        }

        if (flow.Context.State is FlowState.Finished or FlowState.Error)
        {
            Count(org, flow);
        }
    }

    /// <summary>Counts a collection that has ended for the hunts that it belongs to.</summary>
    public void Count(Org org, Flow flow)
    {
        foreach (Hunt hunt in org.Hunts.All)
        {
            FlowContext context = flow.Context;
            lock (hunt.Gate)
            {
                if (!hunt.Flows.Contains((flow.ClientId, flow.FlowId)))
                {
                    continue;
                }

                HuntTally.Add(hunt.Record.Stats!, context);
                Touch(hunt);
            }
        }
    }

    private void Reach(Org org, Hunt hunt)
    {
        if (!IsRunning(hunt, out HuntCondition? condition))
        {
            return;
        }

        int index = 0;
        foreach (string clientId in org.Clients.Matching(client => client.IsOnline && IsWanted(condition, client)))
        {
            if (Schedule(org, hunt, clientId, null, s_gap * (index % Stagger)) is not null)
            {
                index++;
            }
        }

        if (org.Clients.Population is not null)
        {
            HashSet<string> own = [.. OwnFlows(hunt)];
            IEnumerable<int> numbers = org.Clients.MatchingInPopulation(client => client.IsOnline && IsWanted(condition, client) && (own.Count == 0 || !own.Contains(client.ClientId)));
            CohortOf(org, hunt).Schedule(numbers);
        }
    }

    /// <summary>The clients that were given the hunt one by one.</summary>
    private static IEnumerable<string> OwnFlows(Hunt hunt)
    {
        lock (hunt.Gate)
        {
            string flowId = hunt.Record.StartRequest!.FlowId;
            return [.. hunt.Flows.Where(flow => flow.FlowId == flowId).Select(static flow => flow.ClientId)];
        }
    }

    private static bool Has(Hunt hunt, string clientId)
    {
        lock (hunt.Gate)
        {
            return hunt.Has(clientId, hunt.Record.StartRequest!.FlowId);
        }
    }

    private CohortRunner CohortOf(Org org, Hunt hunt)
    {
        lock (hunt.Gate)
        {
            return _cohorts.GetValue(hunt, _ => new CohortRunner(_collector, org, hunt, org.Clients.Population!));
        }
    }

    private bool IsRunning(Hunt hunt, out HuntCondition? condition)
    {
        lock (hunt.Gate)
        {
            condition = hunt.Record.Condition;
            return hunt.Record.State == HuntState.Running && hunt.Record.Expires >= _clock.Microseconds();
        }
    }

    private static bool IsWanted(HuntCondition? condition, IClientFacts client)
    {
        if (condition?.ExcludedLabels is { } excluded && client.Labels.Intersect(excluded.Labels, StringComparer.OrdinalIgnoreCase).Any())
        {
            return false;
        }

        return (condition?.Labels is not { Labels.Count: > 0 } wanted || client.Labels.Intersect(wanted.Labels, StringComparer.OrdinalIgnoreCase).Any())
            && (condition?.System is not { System.Length: > 0 } system || client.System == system.System);
    }

    private void Touch(Hunt hunt) => hunt.Record.Version = _clock.Nanoseconds();
}
