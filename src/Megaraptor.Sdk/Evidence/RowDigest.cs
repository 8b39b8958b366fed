using System.Buffers;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Evidence;

/// <summary>
/// The hash of a row. It is made of the row's canonical JSON: columns in the server's order, no white space, numbers as the
/// server wrote them, texts with the fewest escapes. So it does not depend on how a server, or a surface, escapes.
/// </summary>
internal static class RowDigest
{
    private static readonly JsonWriterOptions s_canonical = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = JsonValues.MaxDepth };

    /// <summary>The SHA-256, in lower-case hexadecimal.</summary>
    internal static string Of(VqlRow row)
    {
        var buffer = new ArrayBufferWriter<byte>(row.Json.Length);
        Write(buffer, row);
        return Convert.ToHexStringLower(SHA256.HashData(buffer.WrittenSpan));
    }

    /// <summary>Writes the canonical JSON.</summary>
    internal static void Write(IBufferWriter<byte> output, VqlRow row)
    {
        using var writer = new Utf8JsonWriter(output, s_canonical);
        VqlRow.Write(writer, row);
    }
}
