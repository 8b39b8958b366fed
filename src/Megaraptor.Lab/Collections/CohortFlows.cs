using Megaraptor.Lab.Store.Clients;
using Megaraptor.Lab.Store.Flows;
using Megaraptor.Lab.Store.Hunts;
using Megaraptor.Lab.Store.Orgs;
using Megaraptor.Lab.Store.Records;

namespace Megaraptor.Lab.Collections;

/// <summary>Makes the collections of a hunt on a population when somebody asks for them: each at the same time by its clock as it was first run, so with the same rows.</summary>
internal sealed class CohortFlows : IFlowMaker
{
    /// <summary>So many of the last collections are kept at hand: who reads one asks for it several times.</summary>
    private const int MostRecent = 16;

    private readonly Collector _collector;
    private readonly Org _org;
    private readonly HuntCohort _cohort;
    private readonly ClientPopulation _population;
    private readonly FlowRequest _request;
    private readonly CollectorArguments[] _queries;
    private readonly Lock _lock = new();
    private readonly Queue<Flow> _recent = new();

    /// <summary>Makes what makes collections.</summary>
    public CohortFlows(Collector collector, Org org, FlowRequest request, HuntCohort cohort, ClientPopulation population)
    {
        _collector = collector;
        _org = org;
        _cohort = cohort;
        _population = population;
        _request = RecordCopy.Of(request);
        _queries = [.. _request.CompiledCollectorArgs];
        _request.CompiledCollectorArgs.Clear();
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

    /// <summary>Runs the collection of a client.</summary>
    /// <param name="clientId">The client.</param>
    /// <param name="scheduled">When it was scheduled, in microseconds.</param>
    /// <param name="ended">The time at which it runs, in microseconds.</param>
    /// <returns>The collection, which has ended.</returns>
    public Flow Run(string clientId, long scheduled, long ended)
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
