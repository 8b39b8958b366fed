namespace Megaraptor.Sdk.Tests.Files;

/// <summary>A folder of one test, gone after it.</summary>
internal sealed class TestFolder : IDisposable
{
    private readonly string _outer = Directory.CreateTempSubdirectory("megaraptor-").FullName;

    /// <summary>The folder into which the test writes; what lies beside it was written outside.</summary>
    internal string Path => System.IO.Path.Combine(_outer, "files");

    /// <summary>Every file in it and beside it, relative to it.</summary>
    internal string[] Files => [.. Directory.EnumerateFiles(_outer, "*", SearchOption.AllDirectories).Select(file => System.IO.Path.GetRelativePath(Path, file)).Order(StringComparer.Ordinal)];

    public void Dispose() => Directory.Delete(_outer, recursive: true);
}
