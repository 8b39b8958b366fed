using Megaraptor.Lab;
using Megaraptor.Sdk.Configuration;
using Megaraptor.Sdk.Tests.Operations;

[assembly: AssemblyFixture(typeof(LabFixture))]

namespace Megaraptor.Sdk.Tests.Operations;

/// <summary>One Lab with the recorded fleet for all tests that only read.</summary>
public sealed class LabFixture : IAsyncLifetime
{
    internal const string Web = "C.0773c28ad8f6a20d";
    internal const string Laptop = "C.b3be92f8d4ce7757";
    internal const string NetstatFlow = "F.DC2OOTDENBTSQ";
    internal const string FinderFlow = "F.DC2OHEJFGOLO0";
    internal const string CronFlow = "F.DC2OP4DN14M0M";

    private LabServer? _lab;
    private VelociraptorClient? _client;

    /// <summary>Connected as an administrator.</summary>
    internal VelociraptorClient Client => _client!;

    public async ValueTask InitializeAsync()
    {
        _lab = await LabServer.StartAsync();
        _client = Connect(_lab);
    }

    public async ValueTask DisposeAsync()
    {
        if (_client is not null)
        {
            await _client.DisposeAsync();
        }

        if (_lab is not null)
        {
            await _lab.DisposeAsync();
        }
    }

    /// <summary>Connects as another user.</summary>
    internal VelociraptorClient Connect(params string[] roles) =>
        new(ApiClientConfiguration.Parse(_lab!.CreateApiClientYaml($"user-{Guid.NewGuid():N}", roles), "the Lab"));

    /// <summary>Connects as an administrator who writes into a folder.</summary>
    internal VelociraptorClient ConnectTo(string folder) => Connect(_lab!, new VelociraptorClientOptions { OutputFolder = folder });

    internal static VelociraptorClient Connect(LabServer lab, VelociraptorClientOptions? options = null) =>
        new(ApiClientConfiguration.Parse(lab.CreateApiClientYaml("admin", "administrator", "api"), "the Lab"), options);
}
