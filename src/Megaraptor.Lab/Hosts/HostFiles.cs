namespace Megaraptor.Lab.Hosts;

/// <summary>The files of a host, as a tree. A directory that no recording shows is there all the same when something is in it.</summary>
internal sealed class HostFiles
{
    private readonly StringComparer _names;
    private readonly Lazy<Node> _root;

    /// <summary>Makes the tree when it is first asked for.</summary>
    /// <param name="files">The files.</param>
    /// <param name="ignoresCase">Whether names are found whatever their case, as on Windows.</param>
    public HostFiles(IEnumerable<HostFile> files, bool ignoresCase = false)
    {
        _names = ignoresCase ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;
        _root = new Lazy<Node>(() => Build(files));
    }

    /// <summary>No files.</summary>
    public static HostFiles None { get; } = new([]);

    /// <summary>Finds a file.</summary>
    /// <param name="path">Its path, one component each.</param>
    /// <returns>The file; null when there is none.</returns>
    public HostFile? Find(IEnumerable<string> path) => FindNode(path)?.File;

    /// <summary>What is in a directory, by name.</summary>
    /// <param name="path">The directory.</param>
    public IEnumerable<HostFile> In(IEnumerable<string> path) => FindNode(path)?.Children.Values.Select(static node => node.File) ?? [];

    private Node? FindNode(IEnumerable<string> path)
    {
        Node? node = _root.Value;
        foreach (string component in path)
        {
            if (!node.Children.TryGetValue(component, out node))
            {
                return null;
            }
        }

        return node;
    }

    private Node Build(IEnumerable<HostFile> files)
    {
        Node root = NodeOf(new HostFile { Components = [], Mode = HostFileMode.Parse("drwxr-xr-x") });
        foreach (HostFile file in files)
        {
            Add(root, file);
        }

        return root;
    }

    private void Add(Node root, HostFile file)
    {
        Node node = root;
        for (int i = 0; i < file.Components.Count; i++)
        {
            if (!node.Children.TryGetValue(file.Components[i], out Node? child))
            {
                child = NodeOf(new HostFile { Components = [.. file.Components.Take(i + 1)], Size = 4096, Mode = HostFileMode.Parse("drwxr-xr-x") });
                node.Children.Add(file.Components[i], child);
            }

            node = child;
        }

        node.File = file;
    }

    private Node NodeOf(HostFile file) => new(file, new SortedDictionary<string, Node>(_names));

    private sealed class Node(HostFile file, SortedDictionary<string, Node> children)
    {
        public HostFile File { get; set; } = file;

        public SortedDictionary<string, Node> Children { get; } = children;
    }
}
