using Megaraptor.Sdk.LongRunning;
using Megaraptor.Sdk.Operations.Server;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Tests.Operations;

/// <summary>Substitutes that users derive from the client and its operations.</summary>
public sealed class SubstituteTests
{
    private static readonly ServerUser s_user = new("fake", "", "root", ["reader"]);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_overridden_is_what_callers_get()
    {
        await using VelociraptorClient client = new FakeClient();

        (await client.Server.UsersAsync(cancellationToken: Token).ToListAsync(Token)).ShouldHaveSingleItem().ShouldBeSameAs(s_user);
    }

    [Fact]
    public async Task An_operation_that_is_not_overridden_says_that_there_is_no_server()
    {
        await using VelociraptorClient client = new FakeClient();

        InvalidOperationException failure = await Should.ThrowAsync<InvalidOperationException>(() => client.Server.InfoAsync(Token));

        failure.Message.ShouldStartWith("This is a substitute and has no server");
    }

    [Fact]
    public async Task A_noun_that_is_not_overridden_says_that_there_is_no_server()
    {
        await using VelociraptorClient client = new FakeClient();

        await Should.ThrowAsync<InvalidOperationException>(() => client.Clients.ListAsync(cancellationToken: Token).ToListAsync(Token));
    }

    [Fact]
    public void A_substitute_has_no_address() => Should.Throw<InvalidOperationException>(() => new FakeClient().Configuration);

    [Fact]
    public void A_collection_is_followed_by_what_is_overridden()
    {
        CollectionOperation operation = new FakeCollection();

        (operation.Id, operation.Status, operation.HasCompleted).ShouldBe(("F.1", CollectionStatus.Error, true));
        Should.Throw<Errors.CollectionFailedException>(operation.EnsureSucceeded);
    }

    [Fact]
    public async Task Rows_that_are_there_already_have_the_verdict_of_a_query_that_went_well()
    {
        VqlRows<int> rows = VqlRows.Of(1, 2);
        VqlRows<int> none = VqlRows.Of<int>();

        ((await rows.ToListAsync(Token)).Count, rows.Outcome.Verdict, rows.Outcome.HasMore).ShouldBe((2, VqlVerdict.Ok, false));
        (await none.ToResultAsync(Token)).Verdict.ShouldBe(VqlVerdict.OkNoRows);
    }

    private sealed class FakeClient : VelociraptorClient
    {
        public override ServerOperations Server => new FakeServer();
    }

    private sealed class FakeServer : ServerOperations
    {
        public override VqlRows<ServerUser> UsersAsync(int? limit = null, CancellationToken cancellationToken = default) => VqlRows.Of(s_user);
    }

    private sealed class FakeCollection : CollectionOperation
    {
        public override string Id => "F.1";

        public override CollectionProgress Progress => new() { Status = CollectionStatus.Error };
    }
}
