using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Megaraptor.Lab.Synthetic;

/// <summary>What stands in a program's file: a line that names it, so that one program has one hash on all hosts.</summary>
internal static class SyntheticBinary
{
    /// <summary>The content of a program's file.</summary>
    /// <param name="path">The file; its name is what counts.</param>
    public static byte[] Content(string path) => Encoding.UTF8.GetBytes($"synthetic program {NameOf(path)}\n");

    /// <summary>Its hash in SHA-256.</summary>
    public static string Sha256(string path) => Convert.ToHexStringLower(SHA256.HashData(Content(path)));

    /// <summary>Writes its hashes as a column.</summary>
    [SuppressMessage("Security", "CA5350", Justification = "The server names files by this hash too.")]
    [SuppressMessage("Security", "CA5351", Justification = "The server names files by this hash too.")]
    public static void WriteHash(RowWriter row, string path)
    {
        byte[] content = Content(path);
        row.Object("Hash", hash => hash
            .Text("MD5", Convert.ToHexStringLower(MD5.HashData(content)))
            .Text("SHA1", Convert.ToHexStringLower(SHA1.HashData(content)))
            .Text("SHA256", Convert.ToHexStringLower(SHA256.HashData(content))));
    }

    /// <summary>The last component of a path of any system.</summary>
    public static string NameOf(string path) => path[(path.LastIndexOfAny(['\\', '/']) + 1)..];
}
