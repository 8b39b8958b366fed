using System.Diagnostics;

namespace Megaraptor.Lab.Tests.Service;

/// <summary>Waits for what has to become true, however busy the machine is.</summary>
internal static class Eventually
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    public static async Task BecomesAsync<T>(Func<T> value, T expected, CancellationToken cancellationToken)
    {
        long start = Stopwatch.GetTimestamp();
        while (!Equals(value(), expected))
        {
            if (Stopwatch.GetElapsedTime(start) > s_patience)
            {
                value().ShouldBe(expected);
            }

            await Task.Delay(10, cancellationToken);
        }
    }
}
