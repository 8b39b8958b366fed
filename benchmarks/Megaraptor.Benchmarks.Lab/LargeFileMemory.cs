using System.Diagnostics;
using System.Globalization;

namespace Megaraptor.Benchmarks.Lab;

/// <summary>How much memory a process takes whose Lab runs a condition over 1 GiB of rows.</summary>
internal static class LargeFileMemory
{
    /// <summary>Runs the query and prints the peak of the process, client and Lab together.</summary>
    /// <param name="output">Where to.</param>
    public static void Print(TextWriter output)
    {
        LargeFile file = LargeFile.CreateAsync().GetAwaiter().GetResult();
        try
        {
            long start = Stopwatch.GetTimestamp();
            long bytes = file.Connection.RunAsync(LargeFile.Query).GetAwaiter().GetResult();
            TimeSpan elapsed = Stopwatch.GetElapsedTime(start);
            using var process = Process.GetCurrentProcess();
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{bytes} bytes of rows in {elapsed.TotalSeconds:0.00} s; peak {process.PeakWorkingSet64 / (1024.0 * 1024):0} MiB"));
        }
        finally
        {
            file.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }
}
