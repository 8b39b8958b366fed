namespace Megaraptor.Cli.Commands;

/// <summary>The folder that the Lab's configuration is written to: the one that was named, or a temporary one that goes when the Lab ends.</summary>
internal sealed class ConfigurationFolder : IDisposable
{
    private readonly bool _isTemporary;

    private ConfigurationFolder(string path, bool isTemporary)
    {
        Path = path;
        _isTemporary = isTemporary;
    }

    internal string Path { get; }

    internal static ConfigurationFolder Create(string? named) => named is null
        ? new ConfigurationFolder(Directory.CreateTempSubdirectory("megaraptor-lab-").FullName, isTemporary: true)
        : new ConfigurationFolder(System.IO.Path.GetFullPath(named), isTemporary: false);

    public void Dispose()
    {
        if (_isTemporary && Directory.Exists(Path))
        {
            Directory.Delete(Path, recursive: true);
        }
    }
}
