using System.IO.Compression;

namespace Megaraptor.Lab.Offline;

/// <summary>An open container: its members by their decoded paths. Every read opens the file anew, so reads do not wait for each other.</summary>
internal sealed class ContainerFile
{
    /// <summary>More than this is no listing of evidence.</summary>
    private const int MostMembers = 2_000_000;

    /// <summary>Deflate cannot shrink anything further; a larger ratio comes from members that share their bytes.</summary>
    private const long LargestRatio = 1_100;

    private readonly EvidenceContainer _container;
    private readonly long? _encryptedLength;
    private readonly Dictionary<string, string> _members;

    private ContainerFile(EvidenceContainer container, long? encryptedLength, Dictionary<string, string> members, IReadOnlyList<string[]> paths)
    {
        _container = container;
        _encryptedLength = encryptedLength;
        _members = members;
        Paths = paths;
    }

    /// <summary>The file.</summary>
    public string Name => _container.Path;

    /// <summary>The paths of the members, decoded, in the order of the container.</summary>
    public IReadOnlyList<string[]> Paths { get; }

    /// <summary>Opens a container.</summary>
    /// <exception cref="EvidenceContainerException">It cannot be read, or is not what it should be.</exception>
    public static ContainerFile Open(EvidenceContainer container)
    {
        try
        {
            long? encryptedLength = null;
            using (ZipArchive outer = ZipFile.OpenRead(container.Path))
            {
                if (LockedContainer.IsLocked(outer))
                {
                    encryptedLength = outer.Entries[0].CompressedLength;
                    if (container.Password is null)
                    {
                        throw new EvidenceContainerException($"{container.Path}: the container is locked. Give its password.");
                    }

                    using Stream check = LockedContainer.Open(container.Path, outer.Entries[0].CompressedLength, container.Password, verify: true);
                }
            }

            using ZipArchive zip = OpenZip(container, encryptedLength);
            return Index(container, encryptedLength, zip);
        }
        catch (Exception error) when (error is InvalidDataException or EndOfStreamException)
        {
            throw new EvidenceContainerException($"{container.Path}: the file is no zip, or it is damaged or cut short.", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new EvidenceContainerException($"{container.Path}: {error.Message}", error);
        }
    }

    /// <summary>Whether there is a member.</summary>
    public bool Contains(params IEnumerable<string> path) => _members.ContainsKey(MemberName.Key(path));

    /// <summary>The length of a member's content.</summary>
    public long LengthOf(IEnumerable<string> path)
    {
        using ZipArchive zip = OpenZip(_container, _encryptedLength);
        return Find(zip, path).Length;
    }

    /// <summary>Opens a member.</summary>
    /// <returns>Its content, to be read once from the beginning.</returns>
    public Stream OpenMember(params IEnumerable<string> path)
    {
        ZipArchive zip = OpenZip(_container, _encryptedLength);
        try
        {
            return new MemberStream(zip, Find(zip, path).Open());
        }
        catch
        {
            zip.Dispose();
            throw;
        }
    }

    /// <summary>Reads a small member whole.</summary>
    /// <param name="limit">More than this is refused.</param>
    /// <param name="path">Its path.</param>
    /// <exception cref="EvidenceContainerException">It is larger.</exception>
    public byte[] ReadMember(long limit, params IEnumerable<string> path)
    {
        using Stream stream = OpenMember(path);
        using var memory = new MemoryStream();
        byte[] buffer = new byte[64 * 1024];
        for (int read = stream.Read(buffer); read > 0; read = stream.Read(buffer))
        {
            memory.Write(buffer, 0, read);
            if (memory.Length > limit)
            {
                throw new EvidenceContainerException($"{Name}: the member '{string.Join('/', path)}' is larger than {limit} bytes, which such a member never is.");
            }
        }

        return memory.ToArray();
    }

    private static ContainerFile Index(EvidenceContainer container, long? encryptedLength, ZipArchive zip)
    {
        if (zip.Entries.Count > MostMembers)
        {
            throw new EvidenceContainerException($"{container.Path}: the container has {zip.Entries.Count} members, more than {MostMembers}.");
        }

        var members = new Dictionary<string, string>(zip.Entries.Count, StringComparer.Ordinal);
        var paths = new List<string[]>(zip.Entries.Count);
        long compressed = 0;
        long expanded = 0;
        foreach (ZipArchiveEntry entry in zip.Entries)
        {
            compressed += entry.CompressedLength;
            expanded += entry.Length;
            if (entry.FullName.EndsWith('/'))
            {
                continue;
            }

            string[] path = MemberName.Split(container.Path, entry.FullName);
            if (!members.TryAdd(MemberName.Key(path), entry.FullName))
            {
                throw new EvidenceContainerException($"{container.Path}: the member '{entry.FullName}' is there twice. Which of them is the evidence cannot be told.");
            }

            paths.Add(path);
        }

        long size = new FileInfo(container.Path).Length;
        if (compressed > size || (expanded > size * LargestRatio))
        {
            throw new EvidenceContainerException($"{container.Path}: {size} bytes claim to hold {expanded}, which no honest zip does.");
        }

        return new ContainerFile(container, encryptedLength, members, paths);
    }

    private ZipArchiveEntry Find(ZipArchive zip, IEnumerable<string> path) =>
        _members.TryGetValue(MemberName.Key(path), out string? name) && zip.GetEntry(name) is { } entry
            ? entry
            : throw new EvidenceContainerException($"{Name}: there is no member '{string.Join('/', path)}'.");

    private static ZipArchive OpenZip(EvidenceContainer container, long? encryptedLength) => encryptedLength is { } length
        ? new ZipArchive(LockedContainer.Open(container.Path, length, container.Password!, verify: false), ZipArchiveMode.Read)
        : ZipFile.OpenRead(container.Path);

    /// <summary>A member's content that closes its zip.</summary>
    private sealed class MemberStream(ZipArchive zip, Stream content) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => content.Read(buffer, offset, count);

        public override int Read(Span<byte> buffer) => content.Read(buffer);

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                content.Dispose();
                zip.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
