using System.Diagnostics;
using System.Globalization;

namespace Megaraptor.Benchmarks.Sdk;

/// <summary>How long small queries take, at the 99th percentile, alone and beside a query that runs for ten seconds.</summary>
internal static class Neighbours
{
    private const int Callers = 8;
    private static readonly TimeSpan s_span = TimeSpan.FromSeconds(9);

    /// <summary>Measures and prints.</summary>
    /// <param name="output">Where to.</param>
    public static async Task PrintAsync(TextWriter output)
    {
        Connected connected = await Connected.StartAsync(1).ConfigureAwait(false);
        await using (connected.ConfigureAwait(false))
        {
            await P99Async(connected).ConfigureAwait(false);
            double alone = await P99Async(connected).ConfigureAwait(false);
            Task slow = connected.Queries.SleepAsync(10_000, CancellationToken.None).ToListAsync();
            double beside = await P99Async(connected).ConfigureAwait(false);
            await slow.ConfigureAwait(false);
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"p99 of {Callers} concurrent small queries: {alone:0.00} ms alone, {beside:0.00} ms beside a query of 10 s ({beside / alone:0.00})")).ConfigureAwait(false);
        }
    }

    private static async Task<double> P99Async(Connected connected)
    {
        long begin = Stopwatch.GetTimestamp();
        double[][] times = await Task.WhenAll(Enumerable.Range(0, Callers).Select(async _ =>
        {
            var ofCaller = new List<double>();
            while (Stopwatch.GetElapsedTime(begin) < s_span)
            {
                long start = Stopwatch.GetTimestamp();
                await connected.Queries.TinyAsync(CancellationToken.None).ToListAsync().ConfigureAwait(false);
                ofCaller.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }

            return ofCaller.ToArray();
        })).ConfigureAwait(false);
        double[] sorted = [.. times.SelectMany(static ofCaller => ofCaller).Order()];
        return sorted[(int)(sorted.Length * 0.99)];
    }
}
