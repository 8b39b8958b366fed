using Megaraptor.Lab.Certificates;
using Megaraptor.Lab.Evaluation.Calls;

namespace Megaraptor.Lab.Service;

/// <summary>What all queries of a Lab share.</summary>
/// <param name="names">The functions and plugins; the first query waits until they are there.</param>
/// <param name="authority">The authority, whose certificate queries see in the configuration.</param>
internal sealed class QueryEngine(Task<NameTable> names, Task<CertificateAuthority> authority) : IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly Lazy<string> _authority = new(() => authority.Result.Certificate.ExportCertificatePem());

    /// <summary>The functions and plugins.</summary>
    public NameTable Names => names.Result;

    /// <summary>The authority's certificate in PEM.</summary>
    public string Authority => _authority.Value;

    /// <summary>The threads that queries run on.</summary>
    public QueryThreads Threads { get; } = new();

    /// <summary>Ends every query.</summary>
    public CancellationToken Stopping => _stopping.Token;

    /// <summary>Ends every query at once.</summary>
    public void Stop() => _stopping.Cancel();

    /// <inheritdoc/>
    public void Dispose()
    {
        Threads.Dispose();
        _stopping.Dispose();
    }
}
