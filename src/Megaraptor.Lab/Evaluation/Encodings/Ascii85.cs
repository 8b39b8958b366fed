using System.Globalization;

namespace Megaraptor.Lab.Evaluation.Encodings;

/// <summary>Bytes as five characters for four bytes.</summary>
internal static class Ascii85
{
    /// <summary>Reads a text, which may stand between <c>&lt;~</c> and <c>~&gt;</c>.</summary>
    /// <param name="text">The text. Blanks and control characters are skipped.</param>
    /// <param name="problem">What is wrong, or null.</param>
    /// <returns>The bytes up to the error.</returns>
    public static byte[] Decode(string text, out string? problem)
    {
        string digits = text.StartsWith("<~", StringComparison.Ordinal) ? text[2..] : text;
        digits = digits.EndsWith("~>", StringComparison.Ordinal) ? digits[..^2] : digits;
        var bytes = new List<byte>();
        uint value = 0;
        int count = 0;
        problem = null;
        for (int i = 0; i < digits.Length; i++)
        {
            char c = digits[i];
            if (c <= ' ')
            {
                continue;
            }

            if (c == 'z' && count == 0)
            {
                bytes.AddRange(new byte[4]);
                continue;
            }

            if (c is < '!' or > 'u')
            {
                problem = string.Create(CultureInfo.InvariantCulture, $"illegal ascii85 data at input byte {i}");
                return [.. bytes];
            }

            value = unchecked((value * 85) + (uint)(c - '!'));
            if (++count == 5)
            {
                Add(bytes, value, 4);
                (value, count) = (0, 0);
            }
        }

        if (count == 1)
        {
            problem = string.Create(CultureInfo.InvariantCulture, $"illegal ascii85 data at input byte {digits.Length}");
        }
        else if (count > 1)
        {
            // The last group is short: as if filled with the last digit.
            for (int i = count; i < 5; i++)
            {
                value = unchecked((value * 85) + 84);
            }

            Add(bytes, value, count - 1);
        }

        return [.. bytes];
    }

    private static void Add(List<byte> bytes, uint value, int count)
    {
        for (int i = 0; i < count; i++)
        {
            bytes.Add((byte)(value >> (24 - (8 * i))));
        }
    }
}
