using Megaraptor.Lab;
using Megaraptor.Lab.Faults;
using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Query;
using Megaraptor.Sdk.Tests.Operations;

namespace Megaraptor.Sdk.Tests.Query;

/// <summary>What is asked again when the server was not available, and what never is.</summary>
public sealed class ReadRetryTests
{
    private const string Read = "SELECT client_id FROM clients()";

    [Fact]
    public async Task A_query_that_only_reads_is_asked_again()
    {
        (IReadOnlyList<VqlRow> rows, int calls) = await RunAsync(Read, refusals: 2);

        (rows.Count > 0, calls).ShouldBe((true, 3));
    }

    [Fact]
    public async Task It_is_asked_three_times_at_most()
    {
        int calls = 0;
        await using LabServer lab = await StartAsync(_ => ++calls > 0);
        await using VelociraptorClient client = LabFixture.Connect(lab);

        await Should.ThrowAsync<MegaraptorException>(() => client.Query(VqlQuery.Raw(Read)).ToListAsync(TestContext.Current.CancellationToken));
        calls.ShouldBe(3);
    }

    [Theory]
    [InlineData("SELECT label(client_id='C.0773c28ad8f6a20d', labels='x', op='set') FROM scope()")]
    [InlineData("SELECT collect_client(client_id='server', artifacts='Generic.Client.Info') FROM scope()")]
    [InlineData("SELECT * FROM execve(argv='true')")]
    [InlineData("LET X = SELECT hunt(description='x', artifacts='Generic.Client.Info') FROM scope() SELECT * FROM X")]
    public async Task What_has_an_effect_is_never_asked_again(string vql)
    {
        int calls = 0;
        await using LabServer lab = await StartAsync(_ => ++calls > 0);
        await using VelociraptorClient client = LabFixture.Connect(lab);

        await Should.ThrowAsync<MegaraptorException>(() => client.Query(VqlQuery.Raw(vql)).ToListAsync(TestContext.Current.CancellationToken));
        calls.ShouldBe(1);
    }

    [Fact]
    public async Task A_stream_that_was_cut_is_not_begun_again()
    {
        int calls = 0;
        await using LabServer lab = await LabServer.StartAsync(new LabOptions { Fault = _ => ++calls > 0 ? LabFault.CutAfterRows(1) : null }, TestContext.Current.CancellationToken);
        await using VelociraptorClient client = LabFixture.Connect(lab);

        await Should.ThrowAsync<MegaraptorException>(() => client.Query(VqlQuery.Raw(Read)).ToListAsync(TestContext.Current.CancellationToken));
        calls.ShouldBe(1);
    }

    [Fact]
    public void A_budget_ends_and_successes_earn_it_back()
    {
        var budget = new RetryBudget();
        int taken = 0;
        while (budget.TryTake())
        {
            taken++;
        }

        for (int i = 0; i < 11; i++)
        {
            budget.Succeeded();
        }

        (taken, budget.TryTake(), budget.TryTake()).ShouldBe((20, true, false));
    }

    private static async Task<(IReadOnlyList<VqlRow> Rows, int Calls)> RunAsync(string vql, int refusals)
    {
        int calls = 0;
        await using LabServer lab = await StartAsync(_ => ++calls <= refusals);
        await using VelociraptorClient client = LabFixture.Connect(lab);
        return (await client.Query(VqlQuery.Raw(vql)).ToListAsync(TestContext.Current.CancellationToken), calls);
    }

    private static Task<LabServer> StartAsync(Predicate<LabCall> refuses) =>
        LabServer.StartAsync(new LabOptions { Fault = call => refuses(call) ? LabFault.Unavailable : null }, TestContext.Current.CancellationToken);
}
