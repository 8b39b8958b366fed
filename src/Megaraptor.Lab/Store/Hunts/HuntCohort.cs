using Megaraptor.Lab.Store.Clients;

namespace Megaraptor.Lab.Store.Hunts;

/// <summary>The clients of a population that a hunt was scheduled on. Of each it keeps a few numbers, from which its collection can be made again. Safe for concurrent use.</summary>
/// <param name="population">The population.</param>
/// <param name="flowId">The id of the hunt's collections.</param>
/// <param name="created">When it began, in microseconds.</param>
internal sealed class HuntCohort(ClientPopulation population, string flowId, long created)
{
    private const long MicrosecondsPerMillisecond = 1000;

    private readonly Lock _lock = new();
    private readonly CohortMember[] _members = new CohortMember[population.Count];
    private readonly Queue<int> _waiting = new();

    /// <summary>The id of the hunt's collections.</summary>
    public string FlowId => flowId;

    /// <summary>Schedules the hunt on a client.</summary>
    /// <param name="number">The client's number.</param>
    /// <param name="now">The time, in microseconds.</param>
    /// <returns>Whether the client had not got it before.</returns>
    public bool Schedule(int number, long now)
    {
        lock (_lock)
        {
            if (_members[number].State != MemberState.None)
            {
                return false;
            }

            _members[number] = new CohortMember { State = MemberState.Waiting, Scheduled = Since(now) };
            _waiting.Enqueue(number);
            return true;
        }
    }

    /// <summary>The next client whose collection has to be run.</summary>
    public bool TryTake(out int number)
    {
        lock (_lock)
        {
            return _waiting.TryDequeue(out number);
        }
    }

    /// <summary>The collection of a client has ended.</summary>
    /// <param name="number">The client's number.</param>
    /// <param name="now">The time, in microseconds.</param>
    /// <param name="hasResults">Whether it brought anything in.</param>
    public void End(int number, long now, bool hasResults)
    {
        lock (_lock)
        {
            if (_members[number].State == MemberState.Waiting)
            {
                _members[number].State = hasResults ? MemberState.WithResults : MemberState.WithoutResults;
                _members[number].Ended = Since(now);
            }
        }
    }

    /// <summary>Forgets the collection of a client, which does not get another one.</summary>
    /// <returns>Whether there was one.</returns>
    public bool Remove(string clientId, string flow)
    {
        lock (_lock)
        {
            if (!Has(clientId, flow))
            {
                return false;
            }

            _members[population.NumberOf(clientId)].State = MemberState.Removed;
            return true;
        }
    }

    /// <summary>Whether there is a collection.</summary>
    public bool Has(string clientId, string flow) =>
        flow == flowId && population.NumberOf(clientId) is >= 0 and var number && StateOf(number) is not (MemberState.None or MemberState.Removed);

    /// <summary>Where a client's collection stands, and the times of its scheduling and its end in microseconds.</summary>
    public (MemberState State, long Scheduled, long Ended) Read(int number)
    {
        lock (_lock)
        {
            CohortMember member = _members[number];
            return (member.State, created + (member.Scheduled * MicrosecondsPerMillisecond), created + (member.Ended * MicrosecondsPerMillisecond));
        }
    }

    /// <summary>The collections by the numbers of their clients.</summary>
    /// <param name="onlyWithResults">Whether to leave out those that brought in nothing.</param>
    public IEnumerable<(string ClientId, string FlowId)> Flows(bool onlyWithResults)
    {
        for (int i = 0; i < _members.Length; i++)
        {
            MemberState state = StateOf(i);
            if (state == MemberState.WithResults || (!onlyWithResults && state is MemberState.Waiting or MemberState.WithoutResults))
            {
                yield return (population.IdOf(i), flowId);
            }
        }
    }

    /// <summary>A time as it will be read again: whole milliseconds after the beginning.</summary>
    /// <param name="microseconds">The time, in microseconds.</param>
    public long Round(long microseconds) => created + (Since(microseconds) * MicrosecondsPerMillisecond);

    private MemberState StateOf(int number)
    {
        lock (_lock)
        {
            return _members[number].State;
        }
    }

    private uint Since(long microseconds) => (uint)Math.Clamp((microseconds - created) / MicrosecondsPerMillisecond, 0, uint.MaxValue);

    /// <summary>What is kept of a client, times in milliseconds after the beginning.</summary>
    private struct CohortMember
    {
        public MemberState State;
        public uint Scheduled;
        public uint Ended;
    }
}

/// <summary>Where the collection of a client of a cohort stands.</summary>
internal enum MemberState : byte
{
    None,
    Waiting,
    WithResults,
    WithoutResults,

    /// <summary>It was deleted.</summary>
    Removed,
}
