using System.Text;
using Megaraptor.Vql.Syntax;

namespace Megaraptor.Lab.Evaluation.Text;

/// <summary>VQL strings as the rows of bytes that they are: length, indexes and slices count bytes.</summary>
internal static class ByteText
{
    /// <summary>The number of bytes of a string.</summary>
    /// <param name="text">The string.</param>
    /// <returns>The number.</returns>
    public static int Length(string text) =>
        Ascii.IsValid(text) ? text.Length : StringEscapes.ToBytes(text).Length;

    /// <summary>The byte at a place.</summary>
    /// <param name="text">The string.</param>
    /// <param name="index">The place; below 0 it counts from the end.</param>
    /// <returns>The byte, or null outside of the string.</returns>
    public static byte? At(string text, long index)
    {
        byte[] bytes = StringEscapes.ToBytes(text);
        long at = index < 0 ? bytes.Length + index : index;
        return at >= 0 && at < bytes.Length ? bytes[at] : null;
    }

    /// <summary>A part of a string.</summary>
    /// <param name="text">The string.</param>
    /// <param name="start">The first byte.</param>
    /// <param name="end">The byte behind the last one.</param>
    /// <returns>The part.</returns>
    public static string Slice(string text, int start, int end) =>
        Ascii.IsValid(text) ? text[start..end] : StringEscapes.FromBytes(StringEscapes.ToBytes(text)[start..end]);

    /// <summary>A string cut to a number of bytes, with dots where something was cut.</summary>
    /// <param name="text">The string.</param>
    /// <param name="length">From so many bytes on it is cut.</param>
    /// <returns>The string or its beginning.</returns>
    public static string Elide(string text, int length) => Length(text) < length ? text : Slice(text, 0, length) + " ...";

    /// <summary>Compares two strings by their bytes.</summary>
    /// <param name="left">One string.</param>
    /// <param name="right">The other.</param>
    /// <returns>Below 0, 0 or above 0.</returns>
    public static int Compare(string left, string right)
    {
        int length = Math.Min(left.Length, right.Length);
        for (int i = 0; i < length; i++)
        {
            if (left[i] != right[i])
            {
                // Below the surrogates, UTF-16 has the order of UTF-8.
                return left[i] < 0xD800 && right[i] < 0xD800
                    ? left[i] - right[i]
                    : StringEscapes.ToBytes(left[i..]).AsSpan().SequenceCompareTo(StringEscapes.ToBytes(right[i..]));
            }
        }

        return left.Length - right.Length;
    }
}
