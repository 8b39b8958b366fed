using Megaraptor.Lab;

namespace Megaraptor.Cli.Tests.Harness;

/// <summary>A Lab with a configuration file for one user, in a folder that goes when the test ends.</summary>
internal sealed class LabFolder : IAsyncDisposable
{
    private readonly string _path;

    private LabFolder(LabServer lab, string path, string config)
    {
        Lab = lab;
        _path = path;
        Config = config;
    }

    internal LabServer Lab { get; }

    internal string Config { get; }

    internal static async Task<LabFolder> CreateAsync(string name = "admin", params string[] roles)
    {
        LabServer lab = await LabServer.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        string path = Directory.CreateTempSubdirectory("megaraptor-").FullName;
        return new LabFolder(lab, path, await lab.WriteConfigurationAsync(path, name, roles, TestContext.Current.CancellationToken));
    }

    public async ValueTask DisposeAsync()
    {
        await Lab.DisposeAsync();
        Directory.Delete(_path, recursive: true);
    }
}
