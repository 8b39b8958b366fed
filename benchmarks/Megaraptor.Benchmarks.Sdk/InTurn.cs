using System.Diagnostics;
using System.Globalization;

namespace Megaraptor.Benchmarks.Sdk;

/// <summary>The benchmarks of the stream, one after the other in many rounds: what else the machine does meanwhile meets all of them.</summary>
internal static class InTurn
{
    private const int Rounds = 25;
    private const int StreamsOfRound = 3;

    /// <summary>Measures and prints.</summary>
    /// <param name="output">Where to.</param>
    public static async Task PrintAsync(TextWriter output)
    {
        var benchmarks = new StreamBenchmarks();
        await benchmarks.StartAsync().ConfigureAwait(false);
        (string Name, Func<Task<long>> Run)[] all = [("drained", benchmarks.Drained), ("typed", benchmarks.Typed), ("untyped", benchmarks.Untyped)];
        var times = all.ToDictionary(static one => one.Name, static _ => new List<double>());
        for (int round = -2; round < Rounds; round++)
        {
            foreach ((string name, Func<Task<long>> run) in all)
            {
                long begin = Stopwatch.GetTimestamp();
                for (int i = 0; i < StreamsOfRound; i++)
                {
                    await run().ConfigureAwait(false);
                }

                if (round >= 0)
                {
                    times[name].Add(Stopwatch.GetElapsedTime(begin).TotalMicroseconds / (StreamsOfRound * (double)StreamBenchmarks.Rows));
                }
            }
        }

        await benchmarks.StopAsync().ConfigureAwait(false);
        foreach ((string name, _) in all)
        {
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"{name}: {Median(times[name]):0.00} µs a row, {Median([.. times["drained"].Zip(times[name], static (drained, own) => drained / own)]):0.00} of the bytes per second of draining (medians of {Rounds} rounds)")).ConfigureAwait(false);
        }
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
