namespace Megaraptor.Lab.Evaluation.Encodings;

/// <summary>Bytes as hexadecimal digits.</summary>
internal static class Hex
{
    /// <summary>The bytes of the pairs of digits at the start of a text.</summary>
    /// <param name="text">The text, which may begin with <c>0x</c>.</param>
    /// <returns>The bytes, up to what is no pair of digits.</returns>
    public static byte[] DecodeWhatFits(string text)
    {
        ReadOnlySpan<char> digits = text.StartsWith("0x", StringComparison.Ordinal) ? text.AsSpan(2) : text;
        int length = 0;
        while (length + 1 < digits.Length && char.IsAsciiHexDigit(digits[length]) && char.IsAsciiHexDigit(digits[length + 1]))
        {
            length += 2;
        }

        return Convert.FromHexString(digits[..length]);
    }
}
