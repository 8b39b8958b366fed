using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace Megaraptor.Benchmarks.Language;

/// <summary>All in this process, so that VQL and C# are parsed under the same load, and few iterations, so that a run takes minutes.</summary>
internal sealed class OneProcess : ManualConfig
{
    public OneProcess() => AddJob(Job.Default.WithWarmupCount(6).WithIterationCount(15).WithToolchain(InProcessEmitToolchain.Instance));
}
