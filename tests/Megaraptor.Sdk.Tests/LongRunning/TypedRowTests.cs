using Megaraptor.Lab;
using Megaraptor.Lab.Scripting;
using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.LongRunning;
using Megaraptor.Sdk.Query;
using Megaraptor.Sdk.Tests.Operations;

namespace Megaraptor.Sdk.Tests.LongRunning;

/// <summary>Collections whose rows are records: their type is all that is said.</summary>
public sealed partial class TypedRowTests
{
    private ScriptedClient? _host;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_collection_is_started_with_the_type_of_its_rows_alone()
    {
        await using LabServer lab = await StartAsync();
        await using VelociraptorClient client = LabFixture.Connect(lab);

        CollectionOperation<ProcessRow> operation = await CollectAsync<ProcessRow>(client);

        (await operation.GetRowsAsync(cancellationToken: Token).ToListAsync(Token)).ShouldBe([new(0, "p0"), new(1, "p1"), new(2, "p2")]);
    }

    [Fact]
    public async Task A_collection_is_taken_up_with_the_type_of_its_rows_alone()
    {
        await using LabServer lab = await StartAsync();
        await using VelociraptorClient client = LabFixture.Connect(lab);
        CollectionOperation started = await CollectAsync<ProcessRow>(client);

        CollectionOperation<ProcessRow> resumed = client.Collections.Resume<ProcessRow>(started.ClientId, started.Id);

        (await resumed.GetRowsAsync(limit: 1, cancellationToken: Token).ToListAsync(Token)).ShouldBe([new(0, "p0")]);
    }

    [Fact]
    public async Task The_rows_of_a_flow_are_read_by_their_type_alone()
    {
        await using LabServer lab = await StartAsync();
        await using VelociraptorClient client = LabFixture.Connect(lab);
        CollectionOperation started = await CollectAsync<ProcessRow>(client);

        VqlRows<ProcessRow> rows = client.Flows.ResultsAsync<ProcessRow>(started.ClientId, started.Id, ScriptedFleet.Rows, limit: 2, Token);

        ((await rows.ToListAsync(Token)).Count, rows.Outcome.HasMore).ShouldBe((2, true));
    }

    [Fact]
    public async Task A_column_that_the_type_needs_and_the_artifact_lacks_is_said()
    {
        await using LabServer lab = await StartAsync();
        await using VelociraptorClient client = LabFixture.Connect(lab);
        CollectionOperation<OtherRow> operation = await CollectAsync<OtherRow>(client);

        VqlException failure = await Should.ThrowAsync<VqlException>(() => operation.GetRowsAsync(cancellationToken: Token).ToListAsync(Token));

        failure.Message.ShouldBe("The query yields no column 'owner', from which OtherRow.Owner is read.");
    }

    [Fact]
    public async Task A_taken_up_collection_needs_ids()
    {
        await using LabServer lab = await StartAsync();
        await using VelociraptorClient client = LabFixture.Connect(lab);

        Should.Throw<InvalidArgumentException>(() => client.Collections.Resume<ProcessRow>("web-01", "F.DC2OOTDENBTSQ"));
    }

    private Task<LabServer> StartAsync() => new ScriptedFleet().StartAsync(script => _host = script.Client("web-01"), Token);

    private async Task<CollectionOperation<T>> CollectAsync<T>(VelociraptorClient client)
        where T : IVqlRow<T>
    {
        CollectionOperation<T> operation = await client.Collections.CollectAsync<T>(_host!.ClientId, ScriptedFleet.Rows, cancellationToken: Token);
        await operation.WaitForCompletionAsync(cancellationToken: Token);
        return operation;
    }

    [VqlRow]
    internal sealed partial record ProcessRow(long Pid, string Name);

    [VqlRow]
    internal sealed partial record OtherRow(long Pid, string Owner);
}
