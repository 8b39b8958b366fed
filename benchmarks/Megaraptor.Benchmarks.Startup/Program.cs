using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using Megaraptor.Benchmarks.Startup;

// "published" measures what the last run published.
bool isPublished = args is ["published", ..];
if (!isPublished)
{
    await PublishedPrograms.PublishAsync().ConfigureAwait(false);
}

Summary summary = BenchmarkRunner.Run<StartBenchmark>(args: isPublished ? args[1..] : args);
PeakMemory.Print();
return summary.HasCriticalValidationErrors || summary.Reports.Any(static report => !report.Success) ? 1 : 0;
