namespace Megaraptor.Cli.Tests.Harness;

/// <summary>A folder with text files, gone after use.</summary>
internal sealed class TextFolder : IDisposable
{
    internal string Root { get; } = Directory.CreateTempSubdirectory("megaraptor-texts").FullName;

    public void Dispose() => Directory.Delete(Root, recursive: true);

    /// <summary>Writes a file and answers its path.</summary>
    internal string Write(string name, string text)
    {
        string path = Path.Combine(Root, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }
}
