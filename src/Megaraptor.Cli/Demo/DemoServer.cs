using Megaraptor.CommandLine.Connections;
using Megaraptor.Lab;
using Megaraptor.Sdk;
using Megaraptor.Sdk.Configuration;

namespace Megaraptor.Cli.Demo;

/// <summary>The embedded server of <c>--demo</c>, reached as a real one is: a configuration, mutual TLS, gRPC on a loopback port.</summary>
internal static class DemoServer
{
    private const string Analyst = "demo-analyst";

    internal static async Task<ClientLease> StartAsync(CancellationToken cancellationToken)
    {
        LabServer lab = await LabServer.StartAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        try
        {
            var configuration = ApiClientConfiguration.Parse(lab.CreateApiClientYaml(Analyst, "administrator", "api"), "the demo");
            return new ClientLease(new VelociraptorClient(configuration), lab);
        }
        catch
        {
            await lab.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }
}
