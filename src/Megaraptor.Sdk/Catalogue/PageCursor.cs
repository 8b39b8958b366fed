using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Megaraptor.Sdk.Catalogue;

/// <summary>The cursor of a paged operation: how many rows were handed out, and for which call. Opaque to callers; holds no secret.</summary>
public static class PageCursor
{
    /// <summary>The name of the parameter that carries it.</summary>
    public const string Name = "cursor";

    /// <summary>Stands for a call's arguments.</summary>
    /// <param name="call">The operation and its arguments, in a canonical text.</param>
    /// <returns>A short hash.</returns>
    internal static string Fingerprint(string call) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(call)).AsSpan(0, 4));

    /// <summary>The cursor behind a number of rows.</summary>
    /// <param name="offset">How many rows were handed out so far.</param>
    /// <param name="fingerprint">Stands for the call's arguments.</param>
    /// <returns>The cursor.</returns>
    internal static string Write(long offset, string fingerprint) =>
        Base64Url.EncodeToString(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{offset}.{fingerprint}")));

    /// <summary>Reads a cursor.</summary>
    /// <param name="cursor">The cursor.</param>
    /// <param name="fingerprint">Stands for the arguments of the call that brings it.</param>
    /// <param name="offset">How many rows to pass over.</param>
    /// <returns>False when it is no cursor, or that of another call.</returns>
    internal static bool TryRead(string cursor, string fingerprint, out long offset)
    {
        offset = 0;
        if (!Base64Url.IsValid(cursor))
        {
            return false;
        }

        string[] parts = Encoding.ASCII.GetString(Base64Url.DecodeFromChars(cursor)).Split('.');
        return parts.Length == 2
            && parts[1] == fingerprint
            && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out offset)
            && offset < int.MaxValue;
    }
}
