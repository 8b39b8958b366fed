using System.Diagnostics.CodeAnalysis;
using Megaraptor.Lab.Store.Records;
using Megaraptor.Vql.Syntax;

namespace Megaraptor.Lab.Artifacts;

/// <summary>The artifacts that an org knows: the built-in ones, its own, and those of the root org. Safe for concurrent use.</summary>
/// <param name="parent">The root org's repository; null for the root org itself.</param>
internal sealed class ArtifactRepository(ArtifactRepository? parent)
{
    private readonly ArtifactRepository? _parent = parent;
    private readonly Dictionary<string, ArtifactMetadata> _metadata = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, ArtifactRecord> _custom = new(StringComparer.Ordinal);

    /// <summary>All artifacts, by name.</summary>
    public IReadOnlyList<ArtifactRecord> All
    {
        get
        {
            var names = new SortedSet<string>(BuiltInArtifacts.All.Keys, StringComparer.Ordinal);
            for (ArtifactRepository? repository = this; repository is not null; repository = repository._parent)
            {
                names.UnionWith(repository.OwnNames());
            }

            return [.. names.Select(name => TryGet(name, out ArtifactRecord? artifact) ? artifact : null).OfType<ArtifactRecord>()];
        }
    }

    /// <summary>Finds an artifact.</summary>
    /// <param name="name">Its name; a source behind a slash is not looked at.</param>
    /// <param name="artifact">The artifact. It is shared: nobody may change it.</param>
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

            if (BuiltInArtifacts.All.TryGetValue(own, out artifact))
            {
                artifact = _metadata.TryGetValue(own, out ArtifactMetadata? metadata) ? With(artifact, metadata) : artifact;
                return true;
            }
        }

        if (_parent is null || !_parent.TryGet(own, out artifact))
        {
            return false;
        }

        artifact = RecordCopy.Of(artifact);
        artifact.IsInherited = true;
        return true;
    }

    /// <summary>Finds an artifact, or one source of it.</summary>
    /// <param name="name">Its name, perhaps with a source behind a slash; then the other sources are left out.</param>
    /// <param name="artifact">The artifact. It is shared: nobody may change it.</param>
    /// <returns>Whether both are known.</returns>
    public bool TryGetSource(string name, [NotNullWhen(true)] out ArtifactRecord? artifact)
    {
        int slash = name.IndexOf('/', StringComparison.Ordinal);
        if (!TryGet(name, out artifact) || slash < 0)
        {
            return artifact is not null;
        }

        SourceRecord? source = artifact.Sources.Find(source => source.Name == name[(slash + 1)..]);
        if (source is null)
        {
            artifact = null;
            return false;
        }

        artifact = RecordCopy.Of(artifact);
        artifact.Sources.Clear();
        artifact.Sources.Add(source);
        return true;
    }

    /// <summary>Sets an artifact of the org, and one for each of its aliases.</summary>
    /// <param name="artifact">The artifact as it was read.</param>
    public void Set(ArtifactRecord artifact)
    {
        ArtifactRecord compiled = RecordCopy.Of(artifact);
        compiled.Compiled = true;
        foreach (SourceRecord source in compiled.Sources)
        {
            source.Queries.AddRange(VqlSyntax.Parse(source.Query).Script.Statements.Select(ServerText.Of));
        }

        lock (_lock)
        {
            _custom[artifact.Name] = compiled;
            foreach (string alias in artifact.Aliases)
            {
                ArtifactRecord copy = RecordCopy.Of(compiled);
                copy.Name = alias;
                copy.IsAlias = true;
                _custom[alias] = copy;
            }
        }
    }

    /// <summary>Changes what users say about an artifact.</summary>
    /// <param name="name">The artifact.</param>
    /// <param name="change">Changes it.</param>
    /// <returns>What is said now.</returns>
    public ArtifactMetadata ChangeMetadata(string name, Action<ArtifactMetadata> change)
    {
        lock (_lock)
        {
            ArtifactMetadata metadata = TryGet(name, out ArtifactRecord? artifact) && artifact.Metadata is { } known ? RecordCopy.Of(known) : new ArtifactMetadata();
            change(metadata);
            if (_custom.TryGetValue(name, out ArtifactRecord? custom))
            {
                _custom[name] = With(custom, metadata);
            }
            else
            {
                _metadata[name] = metadata;
            }

            return metadata;
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

    private static ArtifactRecord With(ArtifactRecord artifact, ArtifactMetadata metadata)
    {
        ArtifactRecord copy = RecordCopy.Of(artifact);
        copy.Metadata = metadata;
        return copy;
    }

    private string[] OwnNames()
    {
        lock (_lock)
        {
            return [.. _custom.Keys];
        }
    }
}
