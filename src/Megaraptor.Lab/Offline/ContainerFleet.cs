using Megaraptor.Lab.Store.Orgs;

namespace Megaraptor.Lab.Offline;

/// <summary>Evidence out of containers: every host in them becomes a client with a collection.</summary>
internal static class ContainerFleet
{
    /// <summary>Opens a container and adds what is in it.</summary>
    /// <param name="container">The container.</param>
    /// <param name="org">Where its hosts belong.</param>
    /// <exception cref="EvidenceContainerException">It cannot be opened, or holds no collection.</exception>
    public static void AddTo(EvidenceContainer container, Org org)
    {
        ContainerFile file = ContainerFile.Open(container);
        string[][] folders = [.. file.Paths.Where(static path => path[^1] == ContainerHost.ContextName).Select(static path => path[..^1])];
        if (folders.Length == 0)
        {
            throw new EvidenceContainerException($"{container.Path}: there is no '{ContainerHost.ContextName}' in it, so it is no container of a collection or a hunt.");
        }

        foreach (string[] folder in folders)
        {
            new ContainerHost(file, folder).AddTo(org);
        }
    }
}
