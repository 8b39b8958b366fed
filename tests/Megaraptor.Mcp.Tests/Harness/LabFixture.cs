using Megaraptor.Lab;
using Megaraptor.Mcp.Tests.Harness;
using Megaraptor.Sdk;
using Megaraptor.Sdk.Configuration;

[assembly: AssemblyFixture(typeof(LabFixture))]

namespace Megaraptor.Mcp.Tests.Harness;

/// <summary>One Lab with the recorded fleet for all tests that only read.</summary>
public sealed class LabFixture : IAsyncLifetime
{
    private LabServer? _lab;

    public async ValueTask InitializeAsync() => _lab = await LabServer.StartAsync();

    public ValueTask DisposeAsync() => _lab?.DisposeAsync() ?? ValueTask.CompletedTask;

    internal VelociraptorClient Connect(params string[] roles)
    {
        string name = $"user-{Guid.NewGuid():N}";
        return new VelociraptorClient(ApiClientConfiguration.Parse(_lab!.CreateApiClientYaml(name, roles), "the Lab"));
    }
}
