using System.Text;
using Megaraptor.Lab.Evaluation.Calls;
using Megaraptor.Lab.Evaluation.Encodings;
using Megaraptor.Lab.Evaluation.Values;
using Megaraptor.Vql.Syntax;

namespace Megaraptor.Lab.Evaluation.Functions;

/// <summary>Functions that write bytes in other ways and back.</summary>
internal static class EncodingFunctions
{
    /// <summary>The functions.</summary>
    public static IEnumerable<FunctionDefinition> All =>
    [
        Define.Function("base64encode", static call => Convert.ToBase64String(Bytes(call, "string"))),
        Define.Function("base64decode", Base64Decode),
        Define.Function("base85decode", Base85Decode),
        Define.Function("unhex", static call => Text(Hex.DecodeWhatFits(call.Text("string").Replace(" ", string.Empty, StringComparison.Ordinal)))) with { OnFailure = false },
        Define.Function("utf16", Utf16),
        Define.Function("utf16_encode", static call => Text(Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(Bytes(call, "string"))))),
        Define.Function("encode", Encode),
        Define.Function("rot13", static call => Ciphers.Rot13(call.Text("string"))) with { OnFailure = false },
        Define.Function("xor", static call => Text(Ciphers.Xor(Bytes(call, "string"), Bytes(call, "key")))) with { OnFailure = false },
        Define.Function("crypto_rc4", Rc4) with { OnFailure = false, LogName = "Crypto_rc4" },
        Define.Function("gunzip", Gunzip) with { OnFailure = false, LogName = "Gunzip" },
        Define.Function("lzxpress_decompress", static call => Text(LzXpress.Decompress(Bytes(call, "data")))),
        Define.Function("uuid", static _ => Guid.NewGuid().ToString()),
    ];

    /// <summary>A value as bytes written in one way: <c>hex</c> or <c>base64</c>.</summary>
    /// <param name="value">A text or bytes.</param>
    /// <param name="format">The way.</param>
    /// <returns>The text, or null for a way that is not one of these.</returns>
    /// <exception cref="CallFailedException">The value has no bytes.</exception>
    public static string? BytesAs(object? value, string format)
    {
        byte[]? bytes = value switch
        {
            string text => StringEscapes.ToBytes(text),
            byte[] already => already,
            _ => null,
        };
        if (format is not ("hex" or "base64"))
        {
            return null;
        }

        if (bytes is null)
        {
            throw new CallFailedException($"Unsupported type for {format} encoding {VqlValue.TypeName(value)}");
        }

        return format == "hex" ? Convert.ToHexStringLower(bytes) : Convert.ToBase64String(bytes).TrimEnd('=');
    }

    private static byte[] Bytes(Call call, string parameter) => StringEscapes.ToBytes(call.Text(parameter));

    private static string Text(ReadOnlySpan<byte> bytes) => StringEscapes.FromBytes(bytes.ToArray());

    private static object? Encode(Call call) =>
        BytesAs(call.Value("string"), call.Text("type")) ?? throw new CallFailedException($"Unknown format {call.Text("type")}");

    private static object? Base64Decode(Call call)
    {
        string text = call.Text("string").Replace("\r", string.Empty, StringComparison.Ordinal).Replace("\n", string.Empty, StringComparison.Ordinal);
        var bytes = new byte[text.Length];
        return !text.AsSpan().ContainsAny(' ', '\t') && Convert.TryFromBase64String(text, bytes, out int length) ? Text(bytes.AsSpan(0, length)) : null;
    }

    /// <summary>What was read before an error stays.</summary>
    private static object? Base85Decode(Call call)
    {
        byte[] bytes = Ascii85.Decode(call.Text("string"), out string? problem);
        if (problem is not null)
        {
            call.Log($"{bytes.Length} {problem}");
        }

        return Text(bytes);
    }

    private static object? Utf16(Call call)
    {
        byte[] bytes = Bytes(call, "string");
        return Encoding.Unicode.GetString(bytes, 0, bytes.Length & ~1);
    }

    private static object? Rc4(Call call)
    {
        byte[] key = Bytes(call, "key");
        return key.Length is > 0 and <= 256
            ? Text(Ciphers.Rc4(Bytes(call, "string"), key))
            : throw new CallFailedException($"crypto/rc4: invalid key size {key.Length}");
    }

    private static object? Gunzip(Call call)
    {
        try
        {
            return Text(GzipData.Decompress(Bytes(call, "string"), call.Integer("max_bytes")));
        }
        catch (InvalidDataException e)
        {
            throw new CallFailedException(e.Message, e);
        }
    }
}
