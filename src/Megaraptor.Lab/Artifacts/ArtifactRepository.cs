using System.Diagnostics.CodeAnalysis;
using Megaraptor.Lab.Store.Records;

namespace Megaraptor.Lab.Artifacts;

/// <summary>The artifacts that an org knows: the built-in ones, its own, and those of the root org. Safe for concurrent use.</summary>
/// <param name="parent">The root org's repository; null for the root org itself.</param>
internal sealed class ArtifactRepository(ArtifactRepository? parent)
{
    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, ArtifactRecord> _custom = new(StringComparer.Ordinal);

    /// <summary>All artifacts, by name.</summary>
    public IReadOnlyList<ArtifactRecord> All
    {
        get
        {
            var all = new SortedDictionary<string, ArtifactRecord>(StringComparer.Ordinal);
            foreach ((string name, ArtifactRecord artifact) in BuiltInArtifacts.All)
            {
                all[name] = artifact;
            }

            foreach (ArtifactRecord artifact in Inherited().Concat(Own()))
            {
                all[artifact.Name] = artifact;
            }

            return [.. all.Values];
        }
    }

    /// <summary>Finds an artifact.</summary>
    /// <param name="name">Its name; a source behind a slash is not looked at.</param>
    /// <param name="artifact">The artifact.</param>
    /// <returns>Whether it is known.</returns>
    public bool TryGet(string name, [NotNullWhen(true)] out ArtifactRecord? artifact)
    {
        int slash = name.IndexOf('/', StringComparison.Ordinal);
        string own = slash < 0 ? name : name[..slash];
        lock (_lock)
        {
            if (_custom.TryGetValue(own, out artifact))
            {
                return true;
            }
        }

        return BuiltInArtifacts.All.TryGetValue(own, out artifact) || (parent?.TryGet(own, out artifact) ?? false);
    }

    /// <summary>Sets an artifact of the org.</summary>
    public void Set(ArtifactRecord artifact)
    {
        lock (_lock)
        {
            _custom[artifact.Name] = artifact;
        }
    }

    /// <summary>Deletes an artifact of the org.</summary>
    /// <returns>Whether there was one.</returns>
    public bool Delete(string name)
    {
        lock (_lock)
        {
            return _custom.Remove(name);
        }
    }

    private ArtifactRecord[] Own()
    {
        lock (_lock)
        {
            return [.. _custom.Values];
        }
    }

    private ArtifactRecord[] Inherited() => parent?.Own() ?? [];
}
