using System.Diagnostics.CodeAnalysis;
using BenchmarkDotNet.Attributes;
using Megaraptor.Benchmarks.Lab;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Benchmarks.Sdk;

/// <summary>What reading rows costs beside receiving them.</summary>
[Config(typeof(ShortRuns))]
[MemoryDiagnoser]
[SuppressMessage("Design", "CA1001", Justification = "The framework calls the clean-up.")]
public class StreamBenchmarks
{
    internal const int Rows = 300_000;

    private Connected? _connected;

    [GlobalSetup]
    public async Task StartAsync() => _connected = await Connected.StartAsync(Rows).ConfigureAwait(false);

    [GlobalCleanup]
    public Task StopAsync() => _connected!.DisposeAsync().AsTask();

    [Benchmark(Baseline = true, Description = "a row, received and not looked at", OperationsPerInvoke = Rows)]
    public Task<long> Drained() => _connected!.Stub.RunAsync("SELECT * FROM " + StoredRows.Source);

    [Benchmark(Description = "a row of a typed record", OperationsPerInvoke = Rows)]
    public async Task<long> Typed()
    {
        long count = 0;
        await foreach (StartedProcess row in _connected!.Queries.EventsAsync(CancellationToken.None).ConfigureAwait(false))
        {
            count += row.Pid;
        }

        return count;
    }

    [Benchmark(Description = "a row, untyped", OperationsPerInvoke = Rows)]
    public async Task<long> Untyped()
    {
        long count = 0;
        await foreach (VqlRow row in _connected!.Client.Query(VqlQuery.Raw("SELECT * FROM " + StoredRows.Source)).ConfigureAwait(false))
        {
            count += row["Pid"].AsInt64() ?? 0;
        }

        return count;
    }
}
