using System.Globalization;

namespace Megaraptor.Benchmarks.Sdk;

/// <summary>How much the memory in use grows while a million rows stream through, Lab and client together.</summary>
internal static class StreamMemory
{
    private const int Rows = 1_000_000;

    /// <summary>Measures and prints.</summary>
    /// <param name="output">Where to.</param>
    public static async Task PrintAsync(TextWriter output)
    {
        Connected connected = await Connected.StartAsync(1).ConfigureAwait(false);
        await using (connected.ConfigureAwait(false))
        {
            await ReadAsync(connected, 10_000).ConfigureAwait(false);
            long before = GC.GetTotalMemory(forceFullCollection: true);
            long most = await ReadAsync(connected, Rows).ConfigureAwait(false);
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{Rows} rows: memory in use grew by {(most - before) / (1024.0 * 1024):0.0} MiB at most")).ConfigureAwait(false);
        }
    }

    private static async Task<long> ReadAsync(Connected connected, int rows)
    {
        long most = 0;
        long count = 0;
        await foreach (Counted row in connected.Queries.CountAsync(rows, CancellationToken.None).ConfigureAwait(false))
        {
            if (++count % 100_000 == 0)
            {
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true));
            }
        }

        return most;
    }
}
