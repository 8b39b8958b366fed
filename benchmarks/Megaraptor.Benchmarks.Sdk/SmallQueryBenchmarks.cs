using System.Diagnostics.CodeAnalysis;
using BenchmarkDotNet.Attributes;
using Megaraptor.Benchmarks.Lab;
using Megaraptor.Sdk;

namespace Megaraptor.Benchmarks.Sdk;

/// <summary>Small queries, eight at a time, and the first of a new client.</summary>
[Config(typeof(ShortRuns))]
[SuppressMessage("Design", "CA1001", Justification = "The framework calls the clean-up.")]
public class SmallQueryBenchmarks
{
    private const string Tiny = "SELECT 1 AS Number, 'a' AS Text FROM scope()";
    private const int Callers = 8;
    private const int CallsOfEach = 250;

    private Connected? _connected;

    [GlobalSetup]
    public async Task StartAsync() => _connected = await Connected.StartAsync(1).ConfigureAwait(false);

    [GlobalCleanup]
    public Task StopAsync() => _connected!.DisposeAsync().AsTask();

    [Benchmark(Description = "one of 8 concurrent small queries, stub", OperationsPerInvoke = Callers * CallsOfEach)]
    public Task StubConcurrent() => ConcurrentlyAsync(() => _connected!.Stub.RunAsync(Tiny));

    [Benchmark(Description = "one of 8 concurrent small queries, SDK", OperationsPerInvoke = Callers * CallsOfEach)]
    public Task SdkConcurrent() => ConcurrentlyAsync(() => _connected!.Queries.TinyAsync(CancellationToken.None).ToListAsync());

    [Benchmark(Description = "first call: channel, TLS and query, stub")]
    public async Task StubFirst()
    {
        using var stub = new LabConnection(_connected!.Lab);
        await stub.RunAsync(Tiny).ConfigureAwait(false);
    }

    [Benchmark(Description = "first call: channel, TLS and query, SDK")]
    public async Task SdkFirst()
    {
        VelociraptorClient client = Connected.Open(_connected!.Lab);
        await using (client.ConfigureAwait(false))
        {
            await new EventQueries(client).TinyAsync(CancellationToken.None).ToListAsync().ConfigureAwait(false);
        }
    }

    private static Task ConcurrentlyAsync(Func<Task> call) => Task.WhenAll(Enumerable.Range(0, Callers).Select(async _ =>
    {
        for (int i = 0; i < CallsOfEach; i++)
        {
            await call().ConfigureAwait(false);
        }
    }));
}
