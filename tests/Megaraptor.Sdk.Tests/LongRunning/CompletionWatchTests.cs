using Megaraptor.Lab;
using Megaraptor.Lab.Faults;
using Megaraptor.Lab.Scripting;
using Megaraptor.Sdk.LongRunning;
using Megaraptor.Sdk.Tests.Operations;

namespace Megaraptor.Sdk.Tests.LongRunning;

/// <summary>The stream that tells of the ends of flows: shared by all who wait, and done without where it fails.</summary>
public sealed class CompletionWatchTests
{
    private const string Watch = "watch_monitoring";

    private readonly ScriptedFleet _fleet = new();
    private ScriptedClient? _host;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Many_waits_share_one_stream()
    {
        await using LabServer lab = await StartAsync();
        await using VelociraptorClient client = LabFixture.Connect(lab);
        CollectionOperation operation = await client.Collections.CollectAsync(_host!.ClientId, [ScriptedFleet.Endless], cancellationToken: Token);

        Task<CollectionStatus>[] waits = [.. Enumerable.Range(0, 200).Select(_ => client.ForOrg(null).Collections.Resume(operation.ClientId, operation.Id).WaitForCompletionAsync(cancellationToken: Token))];
        await client.Flows.WaitAsync(operation.ClientId, operation.Id, 1, Token);
        await operation.CancelAsync(Token);

        (await Task.WhenAll(waits)).Distinct().ShouldBe([CollectionStatus.Error]);
        _fleet.Count(Watch).ShouldBe(1);
    }

    [Fact]
    public async Task A_wait_that_finds_the_end_at_once_needs_no_stream()
    {
        await using LabServer lab = await StartAsync();
        await using VelociraptorClient client = LabFixture.Connect(lab);
        CollectionOperation operation = await client.Collections.CollectAsync(_host!.ClientId, [ScriptedFleet.Rows], cancellationToken: Token);
        await operation.WaitForCompletionAsync(cancellationToken: Token);
        await using VelociraptorClient other = LabFixture.Connect(lab);
        int before = _fleet.Count(Watch);

        await other.Collections.Resume(operation.ClientId, operation.Id).WaitForCompletionAsync(cancellationToken: Token);

        (_fleet.Count(Watch) - before).ShouldBe(0);
    }

    [Theory]
    [InlineData("refused")]
    [InlineData("cut")]
    public async Task Without_events_the_state_is_asked_for(string fault)
    {
        _fleet.Fault = query => !query.Contains(Watch, StringComparison.Ordinal) ? null : fault == "refused" ? LabFault.Unavailable : LabFault.CutAfter(0);
        await using LabServer lab = await StartAsync();
        await using VelociraptorClient client = LabFixture.Connect(lab);
        CollectionOperation operation = await client.Collections.CollectAsync(_host!.ClientId, [ScriptedFleet.Rows], cancellationToken: Token);

        (await operation.WaitForCompletionAsync(cancellationToken: Token)).ShouldBe(CollectionStatus.Finished);
    }

    [Fact]
    public async Task A_server_that_starts_again_meanwhile_does_not_end_a_wait()
    {
        await using LabServer lab = await StartAsync();
        await using VelociraptorClient client = LabFixture.Connect(lab);
        CollectionOperation operation = await client.Collections.CollectAsync(_host!.ClientId, [ScriptedFleet.Endless], cancellationToken: Token);
        await client.Flows.WaitAsync(operation.ClientId, operation.Id, 1, Token);

        var begun = new Begun();
        Task<CollectionStatus> wait = operation.WaitForCompletionAsync(new WaitOptions { Progress = begun }, Token);
        await begun.Task;
        await lab.RestartAsync(Token);
        await using VelociraptorClient other = LabFixture.Connect(lab);
        await other.Collections.Resume(operation.ClientId, operation.Id).CancelAsync(Token);

        (await wait).ShouldBe(CollectionStatus.Error);
    }

    [Fact]
    public async Task A_client_that_is_disposed_ends_its_stream()
    {
        await using LabServer lab = await StartAsync();
        VelociraptorClient client = LabFixture.Connect(lab);
        CollectionOperation operation = await client.Collections.CollectAsync(_host!.ClientId, [ScriptedFleet.Endless], cancellationToken: Token);
        await operation.WaitForCompletionAsync(new WaitOptions { Timeout = TimeSpan.FromSeconds(1) }, Token);

        await Should.NotThrowAsync(async () => await client.DisposeAsync());
    }

    [Fact]
    public void Pauses_grow_to_the_longest_and_differ_a_little()
    {
        var plan = new PollingPlan { First = TimeSpan.FromSeconds(1), Longest = TimeSpan.FromSeconds(4), Jitter = 0 };
        PollingPlan jittered = plan with { Jitter = 0.5 };

        Enumerable.Range(0, 4).Select(asked => plan.Pause(asked).TotalSeconds).ShouldBe([1, 2, 4, 4]);
        Enumerable.Range(0, 100).Select(_ => jittered.Pause(40).TotalSeconds).ShouldAllBe(static pause => pause >= 2 && pause <= 6);
    }

    [Fact]
    public async Task A_wait_that_cannot_read_the_state_at_all_fails_at_once()
    {
        _fleet.Fault = static query => query.Contains("query_stats", StringComparison.Ordinal) ? LabFault.Unavailable : null;
        await using LabServer lab = await StartAsync();
        await using VelociraptorClient client = LabFixture.Connect(lab);

        await Should.ThrowAsync<Megaraptor.Sdk.Errors.MegaraptorException>(() => client.Collections.Resume(_host!.ClientId, "F.X").WaitForCompletionAsync(cancellationToken: Token));
    }

    private Task<LabServer> StartAsync() => _fleet.StartAsync(script => _host = script.Client("web-01"), Token);

    private sealed class Begun : IProgress<CollectionProgress>
    {
        private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);

        internal Task Task => _first.Task;

        public void Report(CollectionProgress value) => _first.TrySetResult();
    }
}
