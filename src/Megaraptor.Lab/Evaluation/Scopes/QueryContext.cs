using Megaraptor.Lab.Evaluation.Calls;
using Megaraptor.Lab.Evaluation.Time;

namespace Megaraptor.Lab.Evaluation.Scopes;

/// <summary>What all scopes of a query share.</summary>
/// <param name="names">The functions and plugins.</param>
/// <param name="log">Takes the query's log, one text with a line end at a time, in order.</param>
internal sealed class QueryContext(NameTable names, Action<string> log)
{
    /// <summary>The variable that holds the text of the running query.</summary>
    public const string QueryVariable = "$Query";

    private readonly Dictionary<string, object> _cache = new(StringComparer.Ordinal);

    /// <summary>The functions and plugins.</summary>
    public NameTable Names { get; } = names;

    /// <summary>On whose behalf the query runs.</summary>
    public required Principal Principal { get; init; }

    /// <summary>What server plugins need.</summary>
    public ServiceBag Services { get; init; } = new();

    /// <summary>The clock by which the query waits and tells the time.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Ends the query.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>What was counted so far.</summary>
    public QueryStatistics Statistics { get; } = new();

    /// <summary>The variables of the system, which a nested query sees too.</summary>
    public SystemVariables Variables { get; init; } = new();

    /// <summary>Logs a text.</summary>
    /// <param name="text">The text with its level's prefix, if it has one. A line end is added when it has none.</param>
    public void Log(string text) => log(text.EndsWith('\n') ? text : text + "\n");

    /// <summary>Something that is made once for the query.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="key">Its name.</param>
    /// <param name="make">Makes it.</param>
    /// <returns>The thing.</returns>
    public T Once<T>(string key, Func<T> make)
        where T : class
    {
        if (_cache.TryGetValue(key, out object? cached))
        {
            return (T)cached;
        }

        T made = make();
        _cache[key] = made;
        return made;
    }

    /// <summary>Waits by the query's clock.</summary>
    /// <param name="time">How long.</param>
    /// <exception cref="OperationCanceledException">The query was ended meanwhile.</exception>
    public void Wait(TimeSpan time)
    {
        // Timers may be a little early, a wait never is.
        long start = Clock.GetTimestamp();
        for (TimeSpan left = time; left > TimeSpan.Zero; left = time - Clock.GetElapsedTime(start))
        {
            using var over = new ManualResetEventSlim();
            using ITimer timer = Clock.CreateTimer(static state => ((ManualResetEventSlim)state!).Set(), over, Durations.ForTimer(left), Timeout.InfiniteTimeSpan);
            over.Wait(Cancellation);
        }
    }

    /// <summary>A context for a nested query: the same names, user and log, but nothing counted or remembered.</summary>
    /// <param name="cancellation">Ends the nested query.</param>
    /// <returns>The context.</returns>
    public QueryContext Nested(CancellationToken cancellation) => new(Names, log)
    {
        Principal = Principal,
        Services = Services,
        Clock = Clock,
        Cancellation = cancellation,
        Variables = Variables,
    };
}
