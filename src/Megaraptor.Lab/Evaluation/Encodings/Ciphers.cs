namespace Megaraptor.Lab.Evaluation.Encodings;

/// <summary>Ciphers that malware likes and analysts undo.</summary>
internal static class Ciphers
{
    /// <summary>Moves letters by half the alphabet.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The text with letters moved.</returns>
    public static string Rot13(string text) => string.Create(text.Length, text, static (moved, text) =>
    {
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            char first = char.IsAsciiLetterUpper(c) ? 'A' : 'a';
            moved[i] = char.IsAsciiLetter(c) ? (char)(first + ((c - first + 13) % 26)) : c;
        }
    });

    /// <summary>Combines bytes with those of a key, over and over.</summary>
    /// <param name="data">The bytes.</param>
    /// <param name="key">The key; an empty one changes nothing.</param>
    /// <returns>The combined bytes.</returns>
    public static byte[] Xor(byte[] data, byte[] key) =>
        key.Length == 0 ? data : [.. data.Select((b, i) => (byte)(b ^ key[i % key.Length]))];

    /// <summary>Encrypts or decrypts with RC4.</summary>
    /// <param name="data">The bytes.</param>
    /// <param name="key">The key, 1 to 256 bytes.</param>
    /// <returns>The other bytes.</returns>
    public static byte[] Rc4(byte[] data, byte[] key)
    {
        byte[] state = [.. Enumerable.Range(0, 256).Select(static i => (byte)i)];
        int j = 0;
        for (int i = 0; i < 256; i++)
        {
            j = (j + state[i] + key[i % key.Length]) & 0xFF;
            (state[i], state[j]) = (state[j], state[i]);
        }

        var result = new byte[data.Length];
        j = 0;
        for (int n = 0, i = 0; n < data.Length; n++)
        {
            i = (i + 1) & 0xFF;
            j = (j + state[i]) & 0xFF;
            (state[i], state[j]) = (state[j], state[i]);
            result[n] = (byte)(data[n] ^ state[(state[i] + state[j]) & 0xFF]);
        }

        return result;
    }
}
