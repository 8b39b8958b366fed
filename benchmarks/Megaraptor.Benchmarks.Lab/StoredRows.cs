using Megaraptor.Lab;
using Megaraptor.Lab.Store.Flows;
using Megaraptor.Lab.Store.Records;
using Megaraptor.Lab.Store.Rows;

namespace Megaraptor.Benchmarks.Lab;

/// <summary>A Lab with one collection of many rows.</summary>
internal static class StoredRows
{
    /// <summary>What <c>FROM</c> takes to read the rows.</summary>
    public const string Source = "source(client_id='C.0000000000000001', flow_id='F.BENCHMARK', artifact='Benchmark.Rows')";

    /// <summary>Starts a Lab.</summary>
    /// <param name="rows">The rows.</param>
    /// <returns>The Lab.</returns>
    public static async Task<LabServer> StartAsync(RowSet rows)
    {
        LabServer lab = await LabServer.StartAsync().ConfigureAwait(false);
        var flow = new Flow(new FlowContext { ClientId = "C.0000000000000001", SessionId = "F.BENCHMARK" });
        flow.SetResults("Benchmark.Rows", rows);
        lab.State.Orgs.Root.Flows.Add(flow);
        return lab;
    }
}
