using Megaraptor.Lab;
using Megaraptor.Sdk;
using Megaraptor.Sdk.Configuration;

namespace Megaraptor.Samples;

/// <summary>The server that a sample asks: the one whose api_client.yaml is named as the first argument, or else a Lab in this process.</summary>
internal sealed class SampleServer : IAsyncDisposable
{
    private readonly LabServer? _lab;

    private SampleServer(VelociraptorClient client, LabServer? lab)
    {
        Client = client;
        _lab = lab;
    }

    public VelociraptorClient Client { get; }

    /// <summary>Opens the server.</summary>
    public static async Task<SampleServer> OpenAsync(string[] args, LabOptions? options = null)
    {
        if (args is [var path, ..] && options is null)
        {
            return new SampleServer(VelociraptorClient.FromFile(path), null);
        }

        LabServer lab = await LabServer.StartAsync(options);
        return new SampleServer(new VelociraptorClient(ApiClientConfiguration.Parse(lab.CreateApiClientYaml("admin"), "the Lab")), lab);
    }

    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        if (_lab is not null)
        {
            await _lab.DisposeAsync();
        }
    }
}
