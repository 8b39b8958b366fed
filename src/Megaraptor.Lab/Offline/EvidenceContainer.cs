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

    /// <inheritdoc/>
    public override string ToString() => Path;
}
