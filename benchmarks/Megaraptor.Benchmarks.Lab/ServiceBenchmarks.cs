using System.Diagnostics.CodeAnalysis;
using BenchmarkDotNet.Attributes;
using Megaraptor.Lab;
using Megaraptor.Lab.Store.Rows;

namespace Megaraptor.Benchmarks.Lab;

/// <summary>How fast a Lab answers over gRPC.</summary>
[Config(typeof(ShortRuns))]
[MemoryDiagnoser]
[SuppressMessage("Design", "CA1001", Justification = "The framework calls the clean-up.")]
public class ServiceBenchmarks
{
    private const int Rows = 300_000;

    private LabServer? _lab;
    private LabConnection? _connection;

    [GlobalSetup]
    public async Task StartAsync()
    {
        _lab = await StoredRows.StartAsync(new JsonLines(EventRows.Of(Rows))).ConfigureAwait(false);
        _connection = new LabConnection(_lab);
    }

    [GlobalCleanup]
    public async Task StopAsync()
    {
        _connection!.Dispose();
        await _lab!.DisposeAsync().ConfigureAwait(false);
    }

    [Benchmark(Description = "a row of source(), of 300,000 streamed", OperationsPerInvoke = Rows)]
    public Task<long> StreamedRow() => _connection!.RunAsync("SELECT * FROM " + StoredRows.Source);

    [Benchmark(Description = "a tiny query, round trip")]
    public Task<long> TinyQuery() => _connection!.RunAsync("SELECT 1 AS A FROM scope()");
}
