using Megaraptor.Sdk.Operations.Clients;
using Megaraptor.Sdk.Operations.Flows;
using Megaraptor.Sdk.Operations.Hunts;
using Megaraptor.Sdk.Tests.Operations;

namespace Megaraptor.Sdk.Tests.Matrix;

/// <summary>What a server has that a call can name.</summary>
/// <param name="Client">A client with flows; collecting on it is harmless.</param>
/// <param name="Flow">A flow of it with rows.</param>
/// <param name="UploadFlow">A flow of it with uploads.</param>
/// <param name="Hunt">A hunt with results.</param>
/// <param name="Offline">A client on which collections wait.</param>
internal sealed record SampleIds(string Client, string Flow, string UploadFlow, string Hunt, string Offline)
{
    /// <summary>Those of the recorded fleet.</summary>
    internal static SampleIds OfLab { get; } = new(LabFixture.Web, LabFixture.NetstatFlow, "F.DC2OND15TBOTM", "H.DC2OND2RIPNPM", LabFixture.Laptop);

    /// <summary>Looks for some on a server that was not made for tests; null where it has none.</summary>
    internal static async Task<SampleIds?> FindAsync(VelociraptorClient client, CancellationToken cancellationToken)
    {
        HuntSummary? hunt = (await client.Hunts.ListAsync(cancellationToken: cancellationToken).ToListAsync(cancellationToken)).FirstOrDefault(static hunt => hunt.ClientsWithResults > 0);
        foreach (ClientSummary host in await client.Clients.ListAsync(limit: 50, cancellationToken: cancellationToken).ToListAsync(cancellationToken))
        {
            IReadOnlyList<FlowSummary> flows = await client.Flows.ListAsync(host.ClientId, cancellationToken: cancellationToken).ToListAsync(cancellationToken);
            if (hunt is not null && flows.FirstOrDefault(static flow => flow.TotalCollectedRows > 0) is { } withRows)
            {
                FlowSummary withUploads = flows.FirstOrDefault(static flow => flow.TotalUploadedFiles > 0) ?? withRows;
                return new SampleIds(host.ClientId, withRows.FlowId, withUploads.FlowId, hunt.HuntId, host.ClientId);
            }
        }

        return null;
    }
}
