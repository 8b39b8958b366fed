using Megaraptor.Lab.Evaluation.Values;
using Megaraptor.Lab.Store.Files;

namespace Megaraptor.Lab.Hosts;

/// <summary>A file or directory of a host, as far as it is known.</summary>
internal sealed class HostFile
{
    /// <summary>Its path, one component each.</summary>
    public required IReadOnlyList<string> Components { get; init; }

    /// <summary>Its length in bytes.</summary>
    public long Size { get; init; }

    /// <summary>Its kind and permissions.</summary>
    public HostFileMode Mode { get; init; } = HostFileMode.Parse("-rw-r--r--");

    /// <summary>When it was changed.</summary>
    public VqlTime Modified { get; init; } = VqlTime.Zero;

    /// <summary>When it was read.</summary>
    public VqlTime Accessed { get; init; } = VqlTime.Zero;

    /// <summary>When its metadata was changed.</summary>
    public VqlTime Changed { get; init; } = VqlTime.Zero;

    /// <summary>When it was made.</summary>
    public VqlTime Born { get; init; } = VqlTime.Zero;

    /// <summary>What the file system says beside that: device numbers, the target of a link.</summary>
    public VqlDict Data { get; init; } = new(0);

    /// <summary>Its hashes by name (<c>MD5</c>, <c>SHA1</c>, <c>SHA256</c>), where they are known though its content is not.</summary>
    public IReadOnlyDictionary<string, string> Hashes { get; init; } = new Dictionary<string, string>(0);

    /// <summary>Its content; null when only the file is known.</summary>
    public StoredFile? Content { get; init; }

    /// <summary>The last component of its path.</summary>
    public string Name => Components.Count == 0 ? "" : Components[^1];
}
