using Megaraptor.Lab.Certificates;
using Megaraptor.Lab.Collections;
using Megaraptor.Lab.Evaluation.Calls;
using Megaraptor.Lab.Store;

namespace Megaraptor.Lab.Service;

/// <summary>What all queries of a Lab share.</summary>
internal sealed class QueryEngine : IDisposable
{
    private readonly Task<NameTable> _names;
    private readonly CancellationTokenSource _stopping = new();
    private CancellationTokenSource _serving = new();
    private readonly Lazy<string> _authority;

    /// <summary>Makes the engine.</summary>
    /// <param name="state">What the Lab remembers.</param>
    /// <param name="names">The functions and plugins; the first query waits until they are there.</param>
    /// <param name="authority">The authority, whose certificate queries see in the configuration.</param>
    public QueryEngine(LabState state, Task<NameTable> names, Task<CertificateAuthority> authority)
    {
        _names = names;
        _authority = new Lazy<string>(() => authority.Result.Certificate.ExportCertificatePem());
        Collector = new Collector(state, () => Names, Threads, _stopping.Token);
        Hunts = new HuntRunner(Collector);
    }

    /// <summary>The functions and plugins.</summary>
    public NameTable Names => _names.Result;

    /// <summary>The authority's certificate in PEM.</summary>
    public string Authority => _authority.Value;

    /// <summary>Runs collections.</summary>
    public Collector Collector { get; }

    /// <summary>Runs hunts.</summary>
    public HuntRunner Hunts { get; }

    /// <summary>The threads that queries run on.</summary>
    public QueryThreads Threads { get; } = new();

    /// <summary>What queries do to the wire.</summary>
    public QueryTraffic Traffic { get; } = new();

    /// <summary>Ends the queries that run now, with the server or before its next start.</summary>
    public CancellationToken Serving => _serving.Token;

    /// <summary>Ends every query and every collection at once.</summary>
    public void Stop()
    {
        _serving.Cancel();
        _stopping.Cancel();
    }

    /// <summary>Ends every query that runs now. Collections go on, as those of clients that wait for their server.</summary>
    public void Interrupt() => _serving.Cancel();

    /// <summary>Lets queries run again after <see cref="Interrupt"/>, when the last of the old ones has ended.</summary>
    public void Resume()
    {
        CancellationTokenSource old = _serving;
        _serving = new CancellationTokenSource();
        old.Dispose();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Threads.Dispose();
        _serving.Dispose();
        _stopping.Dispose();
    }
}
