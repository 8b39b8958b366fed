namespace Megaraptor.Docs.Tests;

/// <summary>The files of the repository that these tests belong to.</summary>
internal static class RepositoryFiles
{
    internal static string Root { get; } = FindRoot(AppContext.BaseDirectory);

    internal static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    /// <summary>The documents that people read, without the rule pages, whose examples the generator's tests compile.</summary>
    internal static IEnumerable<string> Documents() =>
        Directory.EnumerateFiles(Root, "*.md")
            .Concat(Directory.EnumerateFiles(Path.Combine(Root, "docs"), "*.md", SearchOption.AllDirectories))
            .Select(static path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
            .Where(static path => !path.StartsWith("docs/rules/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

    private static string FindRoot(string folder) =>
        File.Exists(Path.Combine(folder, "Megaraptor.Sdk.sln")) ? folder : FindRoot(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("These tests run inside the repository."));
}
