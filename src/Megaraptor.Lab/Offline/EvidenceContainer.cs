using System.IO.Compression;

namespace Megaraptor.Lab.Offline;

/// <summary>A zip that a Velociraptor server or an offline collector wrote. Opened in a Lab, each host in it becomes a client with a collection.</summary>
/// <param name="path">The file. It is only read, and nothing of it is unpacked to disk.</param>
/// <param name="password">The password of a locked one; null for none.</param>
public sealed class EvidenceContainer(string path, string? password = null)
{
    /// <summary>The file.</summary>
    public string Path { get; } = path;

    /// <summary>Whether a password was given.</summary>
    public bool HasPassword => password is not null;

    /// <summary>The password. No member shows it by accident.</summary>
    internal string? Password => password;

    /// <summary>Whether a zip needs a password.</summary>
    /// <param name="path">The file.</param>
    /// <returns>Whether its content is encrypted.</returns>
    /// <exception cref="EvidenceContainerException">It cannot be read, or is no zip.</exception>
    public static bool IsLocked(string path)
    {
        try
        {
            using ZipArchive zip = ZipFile.OpenRead(path);
            return LockedContainer.IsLocked(zip);
        }
        catch (Exception error) when (error is InvalidDataException or EndOfStreamException)
        {
            throw new EvidenceContainerException($"{path}: the file is no zip, or it is damaged or cut short.", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new EvidenceContainerException($"{path}: {error.Message}", error);
        }
    }

    /// <inheritdoc/>
    public override string ToString() => Path;
}
