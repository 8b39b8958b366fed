using System.Runtime.CompilerServices;

namespace Megaraptor.Vql.Tests;

/// <summary>The files of the repository that a test compares with.</summary>
internal static class Repository
{
    internal static string Root { get; } = Path.GetFullPath(Path.Combine(Folder(), "..", ".."));

    private static string Folder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
