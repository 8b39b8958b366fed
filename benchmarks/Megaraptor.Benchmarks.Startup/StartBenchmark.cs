using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.NoEmit;

namespace Megaraptor.Benchmarks.Startup;

/// <summary>From the start of a process to its answer to <c>tools/list</c> over stdio: what an MCP host waits for.</summary>
/// <remarks>What is measured runs in processes of its own, so the benchmark itself needs none.</remarks>
[Config(typeof(Configuration))]
public class StartBenchmark
{
    [ParamsSource(nameof(Programs))]
    public PublishedProgram Program { get; set; } = PublishedPrograms.All[0];

    public static IEnumerable<PublishedProgram> Programs => PublishedPrograms.All;

    [Benchmark]
    public long StartToToolsList()
    {
        using var server = McpProcess.Start(Program);
        return server.ListTools();
    }

    private sealed class Configuration : ManualConfig
    {
        public Configuration()
        {
            AddJob(Job.Default
                .WithToolchain(InProcessNoEmitToolchain.Instance)
                .WithStrategy(RunStrategy.Monitoring)
                .WithInvocationCount(1)
                .WithUnrollFactor(1)
                .WithWarmupCount(5)
                .WithIterationCount(40));
            AddColumn(StatisticColumn.Min, StatisticColumn.Median, StatisticColumn.Max);
        }
    }
}
