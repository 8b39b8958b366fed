namespace Megaraptor.Vql.Tests;

/// <summary>The files of the repository that a test compares with.</summary>
internal static class Repository
{
    // Found from the folder of the built tests: a deterministic build maps the compiler's own paths to "/_/".
    internal static string Root { get; } = FindRoot(AppContext.BaseDirectory);

    private static string FindRoot(string? folder)
    {
        while (folder is not null && !File.Exists(Path.Combine(folder, "Megaraptor.Sdk.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new DirectoryNotFoundException("No folder above the tests holds Megaraptor.Sdk.sln.");
    }
}
