using System.Buffers;
using System.Text.Json;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Mcp.Budget;

/// <summary>Cuts the long texts of a JSON value so that it fits, visibly.</summary>
internal static class ValueCutter
{
    private const string Mark = "…[cut]";

    /// <summary>The value with texts cut to ever fewer characters until it fits. Many short texts may still be longer than that: they stay whole.</summary>
    /// <param name="json">The value.</param>
    /// <param name="bytes">The most bytes.</param>
    /// <param name="options">How to write.</param>
    /// <returns>The cut value.</returns>
    internal static byte[] Cut(ReadOnlySpan<byte> json, int bytes, JsonWriterOptions options)
    {
        byte[] cut = [];
        foreach (int length in (ReadOnlySpan<int>)[4000, 1000, 250, 60])
        {
            cut = Copy(json, length, options);
            if (cut.Length <= bytes)
            {
                return cut;
            }
        }

        return cut;
    }

    private static byte[] Copy(ReadOnlySpan<byte> json, int longest, JsonWriterOptions options)
    {
        var buffer = new ArrayBufferWriter<byte>(json.Length);
        using var writer = new Utf8JsonWriter(buffer, options);
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = JsonValues.MaxDepth });
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.String)
            {
                string text = reader.GetString()!;
                writer.WriteStringValue(text.Length <= longest ? text : string.Concat(TextCut.Head(text, longest), Mark));
            }
            else
            {
                JsonValues.CopyToken(ref reader, writer);
            }
        }

        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }
}
