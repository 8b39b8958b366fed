using Megaraptor.Lab;

namespace Megaraptor.Sdk.Tests.Operations.Results;

/// <summary>A Lab with one client, one flow of it, and the rows that a test says.</summary>
internal sealed class ScriptedFlow : IAsyncDisposable
{
    private readonly LabServer _lab;

    private ScriptedFlow(LabServer lab, string clientId)
    {
        _lab = lab;
        Client = LabFixture.Connect(lab);
        ClientId = clientId;
    }

    internal VelociraptorClient Client { get; }

    internal string ClientId { get; }

    internal string FlowId { get; private set; } = "";

    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        await _lab.DisposeAsync();
    }

    internal static async Task<ScriptedFlow> StartAsync(IEnumerable<string> rows, CancellationToken cancellationToken)
    {
        string clientId = "";
        LabServer lab = await LabServer.StartAsync(script => clientId = script.Client("web-01").Returns("Linux.Sys.Pslist", rows).ClientId, cancellationToken: cancellationToken);
        var flow = new ScriptedFlow(lab, clientId);
        flow.FlowId = (await flow.Client.Flows.ListAsync(clientId, cancellationToken: cancellationToken).ToListAsync(cancellationToken)).Single().FlowId;
        return flow;
    }
}
