using System.Globalization;
using System.Text;
using Megaraptor.Lab.Evaluation.Json;
using Megaraptor.Lab.Evaluation.Values;

namespace Megaraptor.Lab.Collections;

/// <summary>The lines of a collection's log. Clients and the server write them in two shapes.</summary>
internal static class FlowLogLine
{
    public const string Default = "DEFAULT";
    public const string Debug = "DEBUG";
    public const string Error = "ERROR";
    public const string Info = "INFO";
    public const string Warn = "WARN";

    private const int Cores = 2;

    private static readonly string[] s_levels = [Default, Debug, Error, Info, Warn];

    /// <summary>A line of a client.</summary>
    /// <param name="seconds">When it was written.</param>
    /// <param name="level">Its level.</param>
    /// <param name="message">What it says.</param>
    public static ReadOnlyMemory<byte> OfClient(long seconds, string level, string message) => Bytes(new VqlDict(3)
        .Set("client_time", seconds)
        .Set("level", level)
        .Set("message", message));

    /// <summary>A line of the server's own collections.</summary>
    /// <param name="microseconds">When it was written.</param>
    /// <param name="level">Its level.</param>
    /// <param name="message">What it says.</param>
    public static ReadOnlyMemory<byte> OfServer(long microseconds, string level, string message) => Bytes(new VqlDict(3)
        .Set("Timestamp", microseconds)
        .Set("Level", level)
        .Set("message", message));

    /// <summary>What a client says about the limit of a query; null when there is none.</summary>
    /// <param name="cpuLimit">The limit in percent; 0 for none.</param>
    public static string? Throttle(double cpuLimit) => cpuLimit > 0
        ? string.Create(CultureInfo.InvariantCulture, $"Will throttle query to {cpuLimit} percent of {Cores} available CPU resources ({cpuLimit * Cores / 100:F2} cores long term average).\n")
        : null;

    /// <summary>What a client says of a query whose condition does not hold there.</summary>
    /// <param name="artifact">The artifact.</param>
    public static string Skipped(string artifact) => $"{artifact}: Skipping query due to preconditions\n";

    /// <summary>Takes the level off a text that a query logged.</summary>
    public static (string Level, string Message) Split(string text)
    {
        foreach (string level in s_levels)
        {
            if (text.Length > level.Length && text[level.Length] == ':' && text.StartsWith(level, StringComparison.Ordinal))
            {
                return (level, text[(level.Length + 1)..]);
            }
        }

        return (Default, text);
    }

    private static byte[] Bytes(VqlDict row) => Encoding.UTF8.GetBytes(JsonText.Of(row));
}
