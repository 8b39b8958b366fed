using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Megaraptor.Sdk.Query;

/// <summary>
/// Reads values as the server encodes them: numbers whose text does not tell their kind, integers as strings, times as
/// text or as numbers of four units, NULL for anything. Generated readers call it; each method reads the value on which the
/// reader stands and leaves the reader on its last token.
/// </summary>
public static partial class JsonValues
{
    /// <summary>How deep a value may be nested: the server stops at 1000, and a writer needs some levels for what stands around a row.</summary>
    public const int MaxDepth = 990;

    private const long LastSecond = 20_000_000_000;
    private const long LastMillisecond = 20_000_000_000_000;
    private const long LastMicrosecond = 20_000_000_000_000_000;

    /// <summary>How rows are read: as deep as the server nests, since the default of the framework would let one odd value hide all rows.</summary>
    internal static JsonReaderOptions ReaderOptions { get; } = new() { MaxDepth = MaxDepth };

    /// <summary>A string; "" for NULL, the JSON for what is no string.</summary>
    /// <param name="reader">Stands on the value.</param>
    /// <returns>The text.</returns>
    public static string Text(ref Utf8JsonReader reader) => OptionalText(ref reader) ?? "";

    /// <summary>A string; null for NULL, the JSON for what is no string.</summary>
    /// <param name="reader">Stands on the value.</param>
    /// <returns>The text.</returns>
    public static string? OptionalText(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                return null;
            case JsonTokenType.String:
                // Most evidence is ASCII, which is widened faster than UTF-8 is decoded.
                return !reader.ValueIsEscaped && Ascii.IsValid(reader.ValueSpan) ? Encoding.Latin1.GetString(reader.ValueSpan) : reader.GetString();
            default:
                var buffer = new ArrayBufferWriter<byte>();
                using (var writer = new Utf8JsonWriter(buffer))
                {
                    Copy(ref reader, writer);
                }

                return Encoding.UTF8.GetString(buffer.WrittenSpan);
        }
    }

    /// <summary>A whole number; 0 for what is none.</summary>
    /// <param name="reader">Stands on the value.</param>
    /// <returns>The number.</returns>
    public static long Int64(ref Utf8JsonReader reader) => OptionalInt64(ref reader) ?? 0;

    /// <summary>A whole number; null for what is none.</summary>
    /// <param name="reader">Stands on the value.</param>
    /// <returns>The number.</returns>
    public static long? OptionalInt64(ref Utf8JsonReader reader)
    {
        long? value = TryInt64(ref reader, out long number) ? number : null;
        reader.Skip();
        return value;
    }

    /// <summary>A number; 0 for what is none.</summary>
    /// <param name="reader">Stands on the value.</param>
    /// <returns>The number.</returns>
    public static double Double(ref Utf8JsonReader reader) => OptionalDouble(ref reader) ?? 0;

    /// <summary>A number; null for what is none.</summary>
    /// <param name="reader">Stands on the value.</param>
    /// <returns>The number.</returns>
    public static double? OptionalDouble(ref Utf8JsonReader reader)
    {
        double? value = TryDouble(ref reader, out double number) ? number : null;
        reader.Skip();
        return value;
    }

    /// <summary>A boolean; false for what is none.</summary>
    /// <param name="reader">Stands on the value.</param>
    /// <returns>The boolean.</returns>
    public static bool Boolean(ref Utf8JsonReader reader) => OptionalBoolean(ref reader) ?? false;

    /// <summary>A boolean; null for what is none.</summary>
    /// <param name="reader">Stands on the value.</param>
    /// <returns>The boolean.</returns>
    public static bool? OptionalBoolean(ref Utf8JsonReader reader)
    {
        bool? value = reader.TokenType switch
        {
            JsonTokenType.True => true,
            JsonTokenType.False => false,
            _ => null,
        };
        reader.Skip();
        return value;
    }

    /// <summary>A point in time: RFC 3339 text, or a number since 1970 whose magnitude tells whether it counts seconds, milliseconds, microseconds or nanoseconds.</summary>
    /// <param name="reader">Stands on the value.</param>
    /// <returns>The time in UTC; null for 0, for the year 1 and before, which mean "not set", and for what is no time.</returns>
    public static DateTimeOffset? Timestamp(ref Utf8JsonReader reader)
    {
        DateTimeOffset? value = null;
        if (reader.TokenType == JsonTokenType.Number && TryInt64(ref reader, out long number))
        {
            value = FromEpoch(number);
        }
        else if (IsPlainUtc(reader) && reader.TryGetDateTimeOffset(out DateTimeOffset plain))
        {
            value = plain.Year > 1 ? plain : null;
        }
        else if (reader.TokenType == JsonTokenType.String)
        {
            string text = reader.GetString()!;
            if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset time) && time.Year > 1)
            {
                value = time;
            }
        }

        reader.Skip();
        return value;
    }

    /// <summary>A list; empty for NULL, of one element for what is no list.</summary>
    /// <typeparam name="T">The type of an element.</typeparam>
    /// <param name="reader">Stands on the value.</param>
    /// <param name="part">The part that the reader reads.</param>
    /// <param name="element">Reads one element.</param>
    /// <returns>The list.</returns>
    public static IReadOnlyList<T> List<T>(ref Utf8JsonReader reader, ReadOnlyMemory<byte> part, RowReader<T> element)
    {
        ArgumentNullException.ThrowIfNull(element);
        if (reader.TokenType == JsonTokenType.Null)
        {
            return [];
        }

        if (reader.TokenType != JsonTokenType.StartArray)
        {
            return [element(ref reader, part)];
        }

        var list = new List<T>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            list.Add(element(ref reader, part));
        }

        return list;
    }

    /// <summary>A dict; empty for what is none.</summary>
    /// <typeparam name="T">The type of a value.</typeparam>
    /// <param name="reader">Stands on the value.</param>
    /// <param name="part">The part that the reader reads.</param>
    /// <param name="element">Reads one value.</param>
    /// <returns>The dict, in the server's order.</returns>
    public static IReadOnlyDictionary<string, T> Map<T>(ref Utf8JsonReader reader, ReadOnlyMemory<byte> part, RowReader<T> element)
    {
        ArgumentNullException.ThrowIfNull(element);
        var map = new OrderedDictionary<string, T>();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return map;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = reader.GetString()!;
            reader.Read();
            map[name] = element(ref reader, part);
        }

        return map;
    }

    /// <summary>Any value, kept as a slice of the part.</summary>
    /// <param name="reader">Stands on the value.</param>
    /// <param name="part">The part that the reader reads.</param>
    /// <returns>The value.</returns>
    public static VqlValue Value(ref Utf8JsonReader reader, ReadOnlyMemory<byte> part) => VqlValue.Slice(ref reader, part);

    /// <summary>Passes over a value that should be a dict and is none.</summary>
    /// <typeparam name="T">The type that the dict would be read into.</typeparam>
    /// <param name="reader">Stands on the value.</param>
    /// <returns>Null.</returns>
    public static T? Nothing<T>(ref Utf8JsonReader reader)
        where T : class
    {
        reader.Skip();
        return null;
    }

    /// <summary>The time of a number since 1970; its unit follows from its magnitude, by the server's own thresholds.</summary>
    /// <param name="value">Seconds up to 2e10, milliseconds up to 2e13, microseconds up to 2e16, else nanoseconds.</param>
    /// <returns>The time in UTC; null for 0 and for what lies outside the years 1 to 9999.</returns>
    public static DateTimeOffset? FromEpoch(long value)
    {
        if (value == 0 || value == long.MinValue)
        {
            return null;
        }

        Int128 ticks = Math.Abs(value) switch
        {
            <= LastSecond => (Int128)value * TimeSpan.TicksPerSecond,
            < LastMillisecond => (Int128)value * TimeSpan.TicksPerMillisecond,
            < LastMicrosecond => (Int128)value * TimeSpan.TicksPerMicrosecond,
            _ => (Int128)value / TimeSpan.NanosecondsPerTick,
        };
        ticks += DateTimeOffset.UnixEpoch.Ticks;
        return ticks > 0 && ticks <= DateTimeOffset.MaxValue.Ticks ? new DateTimeOffset((long)ticks, TimeSpan.Zero) : null;
    }

    /// <summary>Whether a time can be read without a string of its own: in UTC, and with no more digits than a tick has, which the reader cuts off and does not round.</summary>
    private static bool IsPlainUtc(in Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.String && reader.ValueSpan is [.., (byte)'Z'] and { Length: <= 28 };

    internal static bool TryInt64(ref Utf8JsonReader reader, out long value)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Number when reader.TryGetInt64(out value):
                return true;
            case JsonTokenType.Number when reader.TryGetDouble(out double number) && number == Math.Floor(number) && Math.Abs(number) < 9.2e18:
                value = (long)number;
                return true;
            case JsonTokenType.String:
                return long.TryParse(reader.GetString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);
            default:
                value = 0;
                return false;
        }
    }

    internal static bool TryDouble(ref Utf8JsonReader reader, out double value)
    {
        value = 0;
        return reader.TokenType switch
        {
            JsonTokenType.Number => reader.TryGetDouble(out value),
            JsonTokenType.String => double.TryParse(reader.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out value),
            _ => false,
        };
    }
}
