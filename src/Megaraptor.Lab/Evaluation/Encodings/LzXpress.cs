using System.Buffers.Binary;

namespace Megaraptor.Lab.Evaluation.Encodings;

/// <summary>Data compressed by plain LZ77 as Windows does in prefetch files and hibernation files (MS-XCA 2.4).</summary>
internal static class LzXpress
{
    /// <summary>Decompresses data up to its end, or to the first reference that makes no sense.</summary>
    /// <param name="data">The compressed bytes.</param>
    /// <returns>The bytes.</returns>
    public static byte[] Decompress(ReadOnlySpan<byte> data)
    {
        var plain = new List<byte>(data.Length * 4);
        int at = 0;
        uint flags = 0;
        int flagCount = 0;
        int lastNibble = -1;
        while (at < data.Length)
        {
            if (flagCount == 0)
            {
                if (at + 4 > data.Length)
                {
                    break;
                }

                flags = BinaryPrimitives.ReadUInt32LittleEndian(data[at..]);
                at += 4;
                flagCount = 32;
                continue;
            }

            flagCount--;
            if ((flags & (1u << flagCount)) == 0)
            {
                plain.Add(data[at++]);
                continue;
            }

            if (at + 2 > data.Length)
            {
                break;
            }

            int token = BinaryPrimitives.ReadUInt16LittleEndian(data[at..]);
            at += 2;
            int length = Length(data, token & 7, ref at, ref lastNibble);
            int offset = (token >> 3) + 1;
            if (length < 0 || offset > plain.Count)
            {
                break;
            }

            for (int i = 0; i < length; i++)
            {
                plain.Add(plain[^offset]);
            }
        }

        return [.. plain];
    }

    /// <summary>Lengths that three bits cannot hold go on in half a byte, then a byte, then two or four.</summary>
    private static int Length(ReadOnlySpan<byte> data, int length, ref int at, ref int lastNibble)
    {
        if (length < 7)
        {
            return length + 3;
        }

        if (lastNibble < 0)
        {
            if (at >= data.Length)
            {
                return -1;
            }

            lastNibble = at;
            length = data[at++] & 15;
        }
        else
        {
            length = data[lastNibble] >> 4;
            lastNibble = -1;
        }

        if (length < 15)
        {
            return length + 7 + 3;
        }

        if (at >= data.Length)
        {
            return -1;
        }

        length = data[at++];
        if (length < 255)
        {
            return length + 15 + 7 + 3;
        }

        if (at + 2 > data.Length)
        {
            return -1;
        }

        length = BinaryPrimitives.ReadUInt16LittleEndian(data[at..]);
        at += 2;
        if (length == 0 && at + 4 <= data.Length)
        {
            length = BinaryPrimitives.ReadInt32LittleEndian(data[at..]);
            at += 4;
        }

        return length >= 15 + 7 ? length + 3 : -1;
    }
}
