using Megaraptor.Lab;
using Megaraptor.Lab.Scripting;
using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.LongRunning;
using Megaraptor.Sdk.Operations.Collections;
using Megaraptor.Sdk.Operations.Flows;
using Megaraptor.Sdk.Query;
using Megaraptor.Sdk.Tests.Operations;
using Microsoft.Extensions.Time.Testing;

namespace Megaraptor.Sdk.Tests.LongRunning;

/// <summary>Collections as objects: followed, read, ended, and taken up again elsewhere.</summary>
public sealed class CollectionOperationTests
{
    private readonly ScriptedFleet _fleet = new();
    private ScriptedClient? _host;
    private ScriptedClient? _away;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_collection_is_waited_for_and_its_rows_have_their_type()
    {
        await using LabServer lab = await StartAsync();
        await using VelociraptorClient client = LabFixture.Connect(lab);

        CollectionOperation<ScriptedFleet.Process> operation = await client.Collections.CollectAsync(_host!.ClientId, ScriptedFleet.Rows, ScriptedFleet.Read, cancellationToken: Token);
        CollectionStatus status = await operation.WaitForCompletionAsync(cancellationToken: Token);
        operation.EnsureSucceeded();
        IReadOnlyList<ScriptedFleet.Process> rows = await operation.GetRowsAsync(cancellationToken: Token).ToListAsync(Token);

        (status, operation.HasCompleted, operation.Progress.Rows, operation.Progress.QueriesDone, rows[2]).ShouldBe((CollectionStatus.Finished, true, 3, 1, new ScriptedFleet.Process(2, "p2")));
    }

    [Fact]
    public async Task A_collection_that_failed_is_a_state_whose_rows_stay_readable_and_a_failure_where_success_is_demanded()
    {
        await using LabServer lab = await StartAsync();
        await using VelociraptorClient client = LabFixture.Connect(lab);

        CollectionOperation operation = await client.Collections.CollectAsync(_host!.ClientId, [ScriptedFleet.Fails], cancellationToken: Token);
        CollectionStatus status = await operation.WaitForCompletionAsync(cancellationToken: Token);
        CollectionFailedException failure = Should.Throw<CollectionFailedException>(operation.EnsureSucceeded);
        IReadOnlyList<VqlRow> rows = await operation.GetRowsAsync(cancellationToken: Token).ToListAsync(Token);

        (status, failure.Code, failure.FlowId, failure.Status, rows.Count).ShouldBe((CollectionStatus.Error, MegaraptorErrorCode.CollectionFailed, operation.Id, CollectionStatus.Error, 2));
        failure.Message.ShouldContain("it broke");
        failure.Message.ShouldNotContain("goroutine");
    }

    [Fact]
    public async Task The_log_is_complete_however_late_its_lines_are()
    {
        await using LabServer lab = await StartAsync();
        await using VelociraptorClient client = LabFixture.Connect(lab);

        CollectionOperation operation = await client.Collections.CollectAsync(_host!.ClientId, [ScriptedFleet.Rows], cancellationToken: Token);
        await operation.WaitForCompletionAsync(cancellationToken: Token);
        IReadOnlyList<FlowLog> logs = await operation.GetLogsAsync(Token).ToListAsync(Token);

        ((long)logs.Count).ShouldBe(operation.Progress.LogLines);
    }

    [Fact]
    public async Task Another_process_takes_up_a_collection_by_its_ids()
    {
        await using LabServer lab = await StartAsync();
        await using VelociraptorClient first = LabFixture.Connect(lab);
        CollectionOperation started = await first.Collections.CollectAsync(_host!.ClientId, [ScriptedFleet.Rows], cancellationToken: Token);
        await using VelociraptorClient second = LabFixture.Connect(lab);

        CollectionOperation<ScriptedFleet.Process> resumed = second.Collections.Resume(started.ClientId, started.Id, ScriptedFleet.Read);
        CollectionStatus before = resumed.Status;
        await resumed.WaitForCompletionAsync(cancellationToken: Token);

        (before, resumed.Status, (await resumed.GetRowsAsync(cancellationToken: Token).ToListAsync(Token)).Count).ShouldBe((CollectionStatus.Unset, CollectionStatus.Finished, 3));
    }

    [Fact]
    public async Task The_end_of_a_wait_is_not_the_end_of_the_collection()
    {
        await using LabServer lab = await StartAsync();
        await using VelociraptorClient client = LabFixture.Connect(lab);
        CollectionOperation operation = await client.Collections.CollectAsync(_host!.ClientId, [ScriptedFleet.Endless], cancellationToken: Token);
        using var impatient = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));

        await Should.ThrowAsync<OperationCanceledException>(() => operation.WaitForCompletionAsync(cancellationToken: impatient.Token));
        CollectionStatus still = await operation.UpdateStatusAsync(Token);
        FlowCancellation cancelled = await operation.CancelAsync(Token);

        (still.HasCompleted, cancelled.State).ShouldBe((false, "ERROR"));
        (await operation.WaitForCompletionAsync(cancellationToken: Token)).ShouldBe(CollectionStatus.Error);
    }

    [Fact]
    public async Task A_client_that_is_away_is_told_from_a_slow_one_and_asked_about_rarely()
    {
        await using LabServer lab = await LabServer.StartAsync(new LabOptions { Fault = call => { Interlocked.Add(ref _reads, call.Texts[0].Contains("query_stats", StringComparison.Ordinal) ? 1 : 0); return null; } }, Token);
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using VelociraptorClient client = LabFixture.Connect(lab, new VelociraptorClientOptions { TimeProvider = clock });
        CollectionOperation operation = await client.Collections.CollectAsync(LabFixture.Laptop, ["Linux.Sys.Pslist"], cancellationToken: Token);

        CollectionStatus status = await ScriptedFleet.AdvanceUntilAsync(clock, operation.WaitForCompletionAsync(new WaitOptions { Timeout = TimeSpan.FromHours(1) }, Token), TimeSpan.FromSeconds(10));

        (status, operation.Progress.IsOffline, operation.Progress.Situation).ShouldBe((CollectionStatus.Running, true, operation.Progress.Situation));
        operation.Progress.Situation.ShouldContain("offline, last heard of at 20");
        _reads.ShouldBeInRange(2, 100);
    }

    [Fact]
    public async Task Who_asks_for_progress_hears_of_every_step()
    {
        await using LabServer lab = await StartAsync();
        await using VelociraptorClient client = LabFixture.Connect(lab);
        var heard = new Heard();
        CollectionOperation operation = await client.Collections.CollectAsync(_host!.ClientId, [ScriptedFleet.Rows], cancellationToken: Token);

        await operation.WaitForCompletionAsync(new WaitOptions { Progress = heard }, Token);

        heard.Last.ShouldBe(operation.Progress);
    }

    [Theory]
    [InlineData("C.0000000000000000", "F.NOSUCH")]
    [InlineData("server", "F.NOSUCH")]
    public async Task What_does_not_exist_is_not_waited_for(string clientId, string flowId)
    {
        await using LabServer lab = await StartAsync();
        await using VelociraptorClient client = LabFixture.Connect(lab);

        await Should.ThrowAsync<NotFoundException>(() => client.Collections.Resume(clientId, flowId).WaitForCompletionAsync(cancellationToken: Token));
    }

    [Fact]
    public async Task A_plan_that_cannot_be_followed_is_refused()
    {
        await using LabServer lab = await StartAsync();
        await using VelociraptorClient client = LabFixture.Connect(lab);
        var options = new WaitOptions { Polling = new PollingPlan { First = TimeSpan.Zero } };

        await Should.ThrowAsync<InvalidArgumentException>(() => client.Collections.Resume(_host!.ClientId, "F.X").WaitForCompletionAsync(options, Token));
    }

    [Fact]
    public async Task On_many_clients_each_has_its_outcome_and_none_hides_another()
    {
        await using LabServer lab = await StartAsync();
        await using VelociraptorClient client = LabFixture.Connect(lab);
        string[] ids = [_host!.ClientId, "C.0000000000000000", "no id", _away!.ClientId, _host.ClientId];

        IReadOnlyList<CollectionOutcome> outcomes = await client.Collections.CollectOnAsync(ids, [ScriptedFleet.Rows], cancellationToken: Token);

        outcomes.Select(static outcome => outcome.Failure?.Code.Name ?? "started").ShouldBe(["started", "not_found", "invalid_argument", "started"]);
        (await outcomes[0].Operation!.WaitForCompletionAsync(cancellationToken: Token)).ShouldBe(CollectionStatus.Finished);
    }

    [Fact]
    public async Task A_cancelled_call_starts_no_more_and_says_so_of_each()
    {
        await using LabServer lab = await StartAsync();
        await using VelociraptorClient client = LabFixture.Connect(lab);
        using var cancelled = new CancellationTokenSource();
        var progress = new Cancelling(cancelled);

        IReadOnlyList<CollectionOutcome> outcomes = await client.Collections.CollectOnAsync([_host!.ClientId, _away!.ClientId], [ScriptedFleet.Rows], concurrency: 1, progress: progress, cancellationToken: cancelled.Token);

        (outcomes[0].Failure, outcomes[1].Failure!.Code, _fleet.Count("collect_client")).ShouldBe((null, MegaraptorErrorCode.NotDone, 1));
    }

    [Fact]
    public async Task An_expression_that_the_endpoint_could_not_compile_is_refused_before_anything_starts()
    {
        await using LabServer lab = await StartAsync();
        await using VelociraptorClient client = LabFixture.Connect(lab);

        InvalidArgumentException failure = await Should.ThrowAsync<InvalidArgumentException>(() => client.Collections.CollectAsync(_host!.ClientId, ScriptedFleet.Rows, ScriptedFleet.Read, new Dictionary<string, string> { ["Pattern"] = "(?=x)" }, cancellationToken: Token));

        (failure.Message.Contains("'Pattern'", StringComparison.Ordinal), _fleet.Count("collect_client")).ShouldBe((true, 0), failure.Message);
    }

    private int _reads;

    private Task<LabServer> StartAsync() => _fleet.StartAsync(
        script =>
        {
            _host = script.Client("web-01");
            _away = script.Client("away-01").Offline();
        },
        Token);

    private sealed class Heard : IProgress<CollectionProgress>
    {
        internal CollectionProgress? Last { get; private set; }

        public void Report(CollectionProgress value) => Last = value;
    }

    private sealed class Cancelling(CancellationTokenSource source) : IProgress<CollectionOutcome>
    {
        public void Report(CollectionOutcome value) => source.Cancel();
    }
}
