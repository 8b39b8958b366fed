using Megaraptor.Benchmarks.Lab;
using Megaraptor.Lab;
using Megaraptor.Lab.Store.Rows;
using Megaraptor.Sdk;
using Megaraptor.Sdk.Configuration;

namespace Megaraptor.Benchmarks.Sdk;

/// <summary>A Lab, the SDK's client of it, and the bare stub.</summary>
internal sealed class Connected : IAsyncDisposable
{
    private Connected(LabServer lab)
    {
        Lab = lab;
        Stub = new LabConnection(lab);
        Client = Open(lab);
        Queries = new EventQueries(Client);
    }

    public LabServer Lab { get; }

    public LabConnection Stub { get; }

    public VelociraptorClient Client { get; }

    public EventQueries Queries { get; }

    public static async Task<Connected> StartAsync(int storedRows) =>
        new(await StoredRows.StartAsync(new JsonLines(EventRows.Of(storedRows))).ConfigureAwait(false));

    public static VelociraptorClient Open(LabServer lab) =>
        new(ApiClientConfiguration.Parse(lab.CreateApiClientYaml("admin"), "the Lab"));

    public async ValueTask DisposeAsync()
    {
        Stub.Dispose();
        await Client.DisposeAsync().ConfigureAwait(false);
        await Lab.DisposeAsync().ConfigureAwait(false);
    }
}
