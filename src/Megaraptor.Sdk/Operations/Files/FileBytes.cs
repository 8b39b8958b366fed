namespace Megaraptor.Sdk.Operations.Files;

/// <summary>How bytes are written as text.</summary>
public enum ByteEncoding
{
    /// <summary>As UTF-8; what is none becomes U+FFFD.</summary>
    Text,

    /// <summary>As base64: exact.</summary>
    Base64,

    /// <summary>As hexadecimal: exact.</summary>
    Hex,
}

/// <summary>A piece of a file.</summary>
/// <param name="ClientPath">The file's path on the endpoint.</param>
/// <param name="Offset">Where the piece begins.</param>
/// <param name="Length">How many bytes it has.</param>
/// <param name="FileBytesTotal">How many bytes the file has.</param>
/// <param name="Encoding">How the bytes are written.</param>
/// <param name="Data">The bytes.</param>
public sealed record FileBytes(string ClientPath, long Offset, int Length, long FileBytesTotal, ByteEncoding Encoding, string Data)
{
    internal static string Write(ReadOnlySpan<byte> bytes, ByteEncoding encoding) => encoding switch
    {
        ByteEncoding.Base64 => Convert.ToBase64String(bytes),
        ByteEncoding.Hex => Convert.ToHexStringLower(bytes),
        _ => System.Text.Encoding.UTF8.GetString(bytes),
    };
}
