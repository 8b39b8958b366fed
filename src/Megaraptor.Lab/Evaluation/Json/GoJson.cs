using Megaraptor.Lab.Evaluation.Values;
using Megaraptor.Vql.Syntax;

namespace Megaraptor.Lab.Evaluation.Json;

/// <summary>Reads JSON as the server does.</summary>
/// <remarks>
/// Inside objects, integers are <see cref="ulong"/> or <see cref="long"/> and texts that are RFC 3339 times are times. The items of an
/// array that is no part of an object are plain: all numbers are floats, and texts stay texts.
/// </remarks>
internal static class GoJson
{
    /// <summary>Reads an object.</summary>
    /// <param name="text">The JSON.</param>
    /// <returns>The object; of two members with one name the last counts, in its place.</returns>
    /// <exception cref="GoJsonException">The text is no JSON object.</exception>
    public static VqlDict ReadObject(string text) => ReadObject(StringEscapes.ToBytes(text));

    /// <summary>Reads an object.</summary>
    /// <param name="json">The JSON.</param>
    /// <returns>The object; of two members with one name the last counts, in its place.</returns>
    /// <exception cref="GoJsonException">The text is no JSON object.</exception>
    public static VqlDict ReadObject(ReadOnlySpan<byte> json) =>
        new GoJsonReader(json, isPlain: false).ReadWhole() as VqlDict ?? throw new GoJsonException("Invalid JSON object");

    /// <summary>Reads a member of an object, or its name, where others may follow.</summary>
    /// <param name="json">The JSON, from the start of the value on.</param>
    /// <param name="isName">Whether a text is a name, and so never a time.</param>
    /// <returns>The value.</returns>
    /// <exception cref="GoJsonException">The text is no JSON.</exception>
    public static object? ReadMember(ReadOnlySpan<byte> json, bool isName = false) => new GoJsonReader(json, isPlain: isName).ReadFirst();

    /// <summary>Reads a value of any kind.</summary>
    /// <param name="json">The JSON.</param>
    /// <returns>The value, plain unless it is an object.</returns>
    /// <exception cref="GoJsonException">The text is no JSON.</exception>
    public static object? ReadPlain(ReadOnlySpan<byte> json) => new GoJsonReader(json, isPlain: true).ReadWhole();

    /// <summary>Reads an array.</summary>
    /// <param name="text">The JSON.</param>
    /// <returns>Its items; none for <c>null</c>.</returns>
    /// <exception cref="GoJsonException">The text is no JSON array.</exception>
    public static VqlList ReadArray(string text)
    {
        object? value = new GoJsonReader(StringEscapes.ToBytes(text), isPlain: true).ReadWhole();
        return value switch
        {
            VqlList list => new VqlList([.. list]),
            null => new VqlList([]),
            _ => throw new GoJsonException($"json: cannot unmarshal {KindOf(value)} into Go value of type []json.RawMessage"),
        };
    }

    private static string KindOf(object value) => value switch
    {
        VqlDict => "object",
        string => "string",
        bool => "bool",
        _ => "number",
    };
}
