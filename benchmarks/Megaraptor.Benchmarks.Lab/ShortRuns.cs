using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace Megaraptor.Benchmarks.Lab;

/// <summary>Few, long iterations in this process: each takes seconds, or streams hundreds of thousands of rows.</summary>
internal sealed class ShortRuns : ManualConfig
{
    public ShortRuns() => AddJob(Job.ShortRun.WithIterationCount(7).WithUnrollFactor(1).WithToolchain(InProcessEmitToolchain.Instance));
}
