using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Megaraptor.Sdk.Errors;

namespace Megaraptor.Sdk.Operations.Monitoring;

/// <summary>
/// Where in stored events to go on: at a time, behind so many events of that time. The server does not count the rows of
/// events over its daily files as it counts those of flows, but it finds a time at once.
/// </summary>
/// <param name="Time">The time of the last event that was handed out; null at the beginning.</param>
/// <param name="Rows">How many events of that time were handed out.</param>
internal sealed record StoredPosition(DateTimeOffset? Time, int Rows)
{
    /// <summary>Before the first event.</summary>
    internal static StoredPosition Begin { get; } = new(null, 0);

    /// <summary>Reads a cursor.</summary>
    /// <exception cref="InvalidArgumentException">It is no cursor, or that of another call.</exception>
    internal static StoredPosition Parse(string cursor, string call)
    {
        if (Base64Url.IsValid(cursor)
            && Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor)).Split(':') is [var fingerprint, var time, var rows]
            && fingerprint == call
            && long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out long milliseconds)
            && milliseconds < DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            && int.TryParse(rows, NumberStyles.None, CultureInfo.InvariantCulture, out int count))
        {
            return new StoredPosition(milliseconds == 0 ? null : DateTimeOffset.FromUnixTimeMilliseconds(milliseconds), count);
        }

        throw new InvalidArgumentException("The cursor does not belong to this call.", "Repeat the call that gave it, with the same arguments; or leave it out to begin anew.");
    }

    /// <summary>The place behind one more event.</summary>
    /// <param name="time">Its time; null counts as the time of the one before.</param>
    internal StoredPosition Behind(DateTimeOffset? time) => time is null || time == Time ? this with { Rows = Rows + 1 } : new StoredPosition(time, 1);

    /// <summary>The cursor that callers see.</summary>
    internal string Write(string call) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{call}:{Time?.ToUnixTimeMilliseconds() ?? 0}:{Rows}")));
}
