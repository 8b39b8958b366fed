namespace Megaraptor.Lab.Hosts;

/// <summary>The files of a host, as a tree. A directory that no recording shows is there all the same when something is in it.</summary>
internal sealed class HostFiles
{
    private readonly Node _root = new(new HostFile { Components = [], Mode = HostFileMode.Parse("drwxr-xr-x") });

    /// <summary>No files.</summary>
    public static HostFiles None { get; } = new([]);

    /// <summary>Makes the tree.</summary>
    public HostFiles(IEnumerable<HostFile> files)
    {
        foreach (HostFile file in files)
        {
            Add(file);
        }
    }

    /// <summary>Finds a file.</summary>
    /// <param name="path">Its path, one component each.</param>
    /// <returns>The file; null when there is none.</returns>
    public HostFile? Find(IEnumerable<string> path) => FindNode(path)?.File;

    /// <summary>What is in a directory, by name.</summary>
    /// <param name="path">The directory.</param>
    public IEnumerable<HostFile> In(IEnumerable<string> path) => FindNode(path)?.Children.Values.Select(static node => node.File) ?? [];

    private Node? FindNode(IEnumerable<string> path)
    {
        Node? node = _root;
        foreach (string component in path)
        {
            if (!node.Children.TryGetValue(component, out node))
            {
                return null;
            }
        }

        return node;
    }

    private void Add(HostFile file)
    {
        Node node = _root;
        for (int i = 0; i < file.Components.Count; i++)
        {
            if (!node.Children.TryGetValue(file.Components[i], out Node? child))
            {
                child = new Node(new HostFile { Components = [.. file.Components.Take(i + 1)], Size = 4096, Mode = HostFileMode.Parse("drwxr-xr-x") });
                node.Children.Add(file.Components[i], child);
            }

            node = child;
        }

        node.File = file;
    }

    private sealed class Node(HostFile file)
    {
        public HostFile File { get; set; } = file;

        public SortedDictionary<string, Node> Children { get; } = new(StringComparer.Ordinal);
    }
}
