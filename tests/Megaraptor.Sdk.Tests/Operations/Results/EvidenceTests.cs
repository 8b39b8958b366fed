using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Evidence;
using Megaraptor.Sdk.Operations.Hunts;
using Megaraptor.Sdk.Operations.Results;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Tests.Operations.Results;

/// <summary>References of recorded rows, resolved.</summary>
public sealed class EvidenceTests(LabFixture lab)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_row_of_a_flow_is_found_again_by_its_reference()
    {
        IReadOnlyList<VqlRow> rows = await lab.Client.Flows.ResultsAsync(LabFixture.Web, LabFixture.CronFlow, references: true, cancellationToken: Token).ToListAsync(Token);

        foreach (VqlRow row in rows.Take(20))
        {
            EvidenceRow found = await lab.Client.Results.EvidenceAsync(row["_Ref"].AsString()!, Token);
            row.Columns.SkipLast(2).Select(static column => column.Value.ToString()).ShouldBe(found.Row.Columns.Select(static column => column.Value.ToString()));
        }
    }

    [Fact]
    public async Task A_row_of_a_hunt_is_found_in_its_client_s_flow()
    {
        HuntSummary hunt = (await lab.Client.Hunts.ListAsync(cancellationToken: Token).ToListAsync(Token)).First(static hunt => hunt.ClientsWithResults > 0);
        VqlRow row = (await lab.Client.Hunts.ResultsAsync(hunt.HuntId, references: true, limit: 5, cancellationToken: Token).ToListAsync(Token))[^1];

        EvidenceRow found = await lab.Client.Results.EvidenceAsync(row["_Ref"].AsString()!, Token);

        (found.ClientId, found.FlowId).ShouldBe((row["ClientId"].AsString(), row["FlowId"].AsString()));
    }

    [Fact]
    public async Task A_row_that_is_not_what_it_was_is_a_failure()
    {
        EvidenceReference reference = await FirstAsync();

        MegaraptorException failure = await Should.ThrowAsync<MegaraptorException>(() => lab.Client.Results.EvidenceAsync((reference with { Sha256 = new string('0', 64) }).ToString(), Token));

        failure.Code.ShouldBe(MegaraptorErrorCode.EvidenceChanged);
    }

    [Fact]
    public async Task A_row_that_is_not_there_is_not_found()
    {
        EvidenceReference reference = await FirstAsync();

        await Should.ThrowAsync<NotFoundException>(() => lab.Client.Results.EvidenceAsync((reference with { Row = 1_000_000 }).ToString(), Token));
        await Should.ThrowAsync<NotFoundException>(() => lab.Client.Results.EvidenceAsync((reference with { FlowId = "F.NOSUCHFLOW" }).ToString(), Token));
        await Should.ThrowAsync<NotFoundException>(() => lab.Client.Results.EvidenceAsync((reference with { OrgId = "O0000" }).ToString(), Token));
    }

    [Fact]
    public async Task A_row_that_never_was_is_not_called_deleted()
    {
        EvidenceReference reference = await FirstAsync();

        NotFoundException failure = await Should.ThrowAsync<NotFoundException>(() => lab.Client.Results.EvidenceAsync((reference with { Row = 1_000_000 }).ToString(), Token));

        (failure.Message.Contains("any more", StringComparison.Ordinal), failure.Hint!.Contains("or the reference was altered", StringComparison.Ordinal)).ShouldBe((false, true));
    }

    [Fact]
    public async Task Rows_without_the_wish_have_no_reference() =>
        (await lab.Client.Flows.ResultsAsync(LabFixture.Web, LabFixture.NetstatFlow, limit: 1, cancellationToken: Token).ToListAsync(Token))[0]["_Ref"].IsNull.ShouldBeTrue();

    private async Task<EvidenceReference> FirstAsync() =>
        EvidenceReference.Parse((await lab.Client.Flows.ResultsAsync(LabFixture.Web, LabFixture.NetstatFlow, limit: 1, references: true, cancellationToken: Token).ToListAsync(Token))[0]["_Ref"].AsString()!);
}
