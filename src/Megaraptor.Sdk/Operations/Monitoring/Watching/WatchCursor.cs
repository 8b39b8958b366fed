using System.Buffers.Binary;
using System.Buffers.Text;
using System.Text;
using Megaraptor.Sdk.Errors;

namespace Megaraptor.Sdk.Operations.Monitoring.Watching;

/// <summary>Where a watch goes on in a later call: how far it came, when it began, and which events overlap. Holds hashes, no values.</summary>
internal static class WatchCursor
{
    private const int CallLength = 8;
    private const int EventLength = EventKey.Length + 1;
    private const int HeadLength = CallLength + (2 * sizeof(long));
    private const int MostEvents = 400;

    /// <summary>How far back a cursor remembers events: it travels with every call.</summary>
    private static readonly TimeSpan s_window = TimeSpan.FromSeconds(10);

    internal static string Write(string call, RecentEvents history)
    {
        SeenEvent[] events = [.. history.Events.Where(seen => seen.Time >= history.Position - s_window && seen.Time <= history.Position).TakeLast(MostEvents)];
        byte[] bytes = new byte[HeadLength + (events.Length * EventLength)];
        Encoding.ASCII.GetBytes(call, bytes);
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(CallLength), history.Position.ToUnixTimeMilliseconds());
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(CallLength + sizeof(long)), history.Floor.ToUnixTimeMilliseconds());
        Span<byte> key = stackalloc byte[sizeof(ulong)];
        foreach ((int i, SeenEvent seen) in events.Index())
        {
            Span<byte> place = bytes.AsSpan(HeadLength + (i * EventLength), EventLength);
            BinaryPrimitives.WriteUInt64BigEndian(key, seen.Key);
            key[^EventKey.Length..].CopyTo(place);
            place[^1] = (byte)(history.Position - seen.Time).TotalSeconds;
        }

        return Base64Url.EncodeToString(bytes);
    }

    /// <exception cref="InvalidArgumentException">It is no cursor, or that of another call.</exception>
    internal static RecentEvents Parse(string cursor, string call)
    {
        byte[] bytes = Base64Url.IsValid(cursor) ? Base64Url.DecodeFromChars(cursor) : [];
        if (bytes.Length < HeadLength
            || (bytes.Length - HeadLength) % EventLength != 0
            || Encoding.ASCII.GetString(bytes, 0, CallLength) != call
            || Time(bytes.AsSpan(CallLength)) is not { } position
            || Time(bytes.AsSpan(CallLength + sizeof(long))) is not { } floor)
        {
            throw new InvalidArgumentException("The cursor does not belong to this call.", "Repeat the call that gave it, with the same arguments; or leave it out to watch from now on.");
        }

        var history = new RecentEvents(position, floor, s_window);
        Span<byte> key = stackalloc byte[sizeof(ulong)];
        for (int i = HeadLength; i < bytes.Length; i += EventLength)
        {
            key.Clear();
            bytes.AsSpan(i, EventKey.Length).CopyTo(key[^EventKey.Length..]);
            history.Add(new SeenEvent(BinaryPrimitives.ReadUInt64BigEndian(key), position.AddSeconds(-bytes[i + EventKey.Length])));
        }

        return history;
    }

    private static DateTimeOffset? Time(ReadOnlySpan<byte> bytes) =>
        BinaryPrimitives.ReadInt64BigEndian(bytes) is >= 0 and var milliseconds && milliseconds < DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : null;
}
