using Megaraptor.Lab;
using Megaraptor.Lab.Faults;
using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Operations.Monitoring;

namespace Megaraptor.Sdk.Tests.Operations;

/// <summary>Watching on the Lab, over connections that break: every event comes once, and what cannot be had is said.</summary>
public sealed class MonitoringWatchTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Events_come_as_they_happen()
    {
        await using LabServer lab = await LabServer.StartAsync(cancellationToken: Token);
        await using VelociraptorClient client = LabFixture.Connect(lab);
        await using var watch = new WatchedNumbers(client, EventSource.Logins);

        await watch.ConnectedAsync();
        await EventSource.SendAsync(client, 1);
        await EventSource.SendAsync(client, 2);

        (await watch.TakeAsync(2)).ShouldBe([1, 2]);
    }

    [Fact]
    public async Task Events_of_the_server_are_watched_too()
    {
        await using LabServer lab = await LabServer.StartAsync(cancellationToken: Token);
        await using VelociraptorClient client = LabFixture.Connect(lab);
        await using var watch = new WatchedNumbers(client, EventSource.OfServer);

        await watch.ConnectedAsync();
        await EventSource.SendAsync(client, 5, EventSource.OfServer, "server");

        (await watch.TakeAsync(1)).ShouldBe([5]);
    }

    [Fact]
    public async Task What_was_stored_since_a_time_comes_first()
    {
        await using LabServer lab = await LabServer.StartAsync(cancellationToken: Token);
        await using VelociraptorClient client = LabFixture.Connect(lab);
        await EventSource.SendAsync(client, 1);
        await EventSource.SendAsync(client, 2, clientId: LabFixture.Laptop);

        await using var watch = new WatchedNumbers(client, EventSource.Logins, new MonitoringWatchOptions { Since = DateTimeOffset.UtcNow.AddMinutes(-5), ClientIds = [LabFixture.Web, LabFixture.Laptop] });
        await watch.ConnectedAsync();
        await EventSource.SendAsync(client, 3);

        (await watch.TakeAsync(3)).ShouldBe([1, 2, 3]);
    }

    [Fact]
    public async Task Only_the_clients_that_were_named_are_watched()
    {
        await using LabServer lab = await LabServer.StartAsync(cancellationToken: Token);
        await using VelociraptorClient client = LabFixture.Connect(lab);
        await using var watch = new WatchedNumbers(client, EventSource.Logins, new MonitoringWatchOptions { ClientIds = [LabFixture.Web] });

        await watch.ConnectedAsync();
        await EventSource.SendAsync(client, 1, clientId: LabFixture.Laptop);
        await EventSource.SendAsync(client, 2);

        (await watch.TakeAsync(1)).ShouldBe([2]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public async Task A_stream_that_is_cut_loses_nothing_and_repeats_nothing(int rows)
    {
        int watches = 0;
        var options = new LabOptions { Fault = call => IsWatch(call) && Interlocked.Increment(ref watches) == 1 ? LabFault.CutAfterRows(rows) : null };
        await using LabServer lab = await LabServer.StartAsync(options, Token);
        await using VelociraptorClient client = LabFixture.Connect(lab);
        await using var watch = new WatchedNumbers(client, EventSource.Logins);

        await watch.ConnectedAsync();
        for (int i = 0; i < 8; i++)
        {
            await EventSource.SendAsync(client, i);
        }

        (await watch.TakeAsync(8)).Order().ShouldBe([0, 1, 2, 3, 4, 5, 6, 7]);
        await watch.ConnectedAsync(2);
        await EventSource.SendAsync(client, 8);
        (await watch.TakeAsync(1)).ShouldBe([8]);
    }

    [Fact]
    public async Task A_restart_of_the_server_loses_nothing_and_repeats_nothing()
    {
        await using LabServer lab = await LabServer.StartAsync(cancellationToken: Token);
        await using VelociraptorClient client = LabFixture.Connect(lab);
        await using VelociraptorClient sender = LabFixture.Connect(lab);
        await using var watch = new WatchedNumbers(client, EventSource.Logins);

        await watch.ConnectedAsync();
        await EventSource.SendAsync(sender, 1);
        (await watch.TakeAsync(1)).ShouldBe([1]);
        await lab.RestartAsync(Token);
        await using VelociraptorClient afterwards = LabFixture.Connect(lab);
        await EventSource.SendAsync(afterwards, 2);
        await EventSource.SendAsync(afterwards, 2);
        await watch.ConnectedAsync(2);
        await EventSource.SendAsync(afterwards, 3);

        (await watch.TakeAsync(3)).ShouldBe([2, 2, 3]);
    }

    [Fact]
    public async Task Stored_events_that_are_cut_are_read_again_without_repeats()
    {
        int reads = 0;
        var options = new LabOptions { Fault = call => call.Texts[0].Contains("_Sender", StringComparison.Ordinal) && Interlocked.Increment(ref reads) == 1 ? LabFault.CutAfterRows(2) : null };
        await using LabServer lab = await LabServer.StartAsync(options, Token);
        await using VelociraptorClient client = LabFixture.Connect(lab);
        for (int i = 0; i < 5; i++)
        {
            await EventSource.SendAsync(client, i);
        }

        await using var watch = new WatchedNumbers(client, EventSource.Logins, new MonitoringWatchOptions { Since = DateTimeOffset.UtcNow.AddMinutes(-5) });
        await watch.ConnectedAsync();

        (await watch.TakeAsync(5)).ShouldBe([0, 1, 2, 3, 4]);
    }

    [Fact]
    public async Task A_gap_of_events_that_are_not_stored_ends_a_watch_that_tells_nobody()
    {
        var options = new LabOptions { Fault = static call => IsWatch(call) ? LabFault.CutAfterRows(1) : null };
        await using LabServer lab = await LabServer.StartAsync(options, Token);
        await using VelociraptorClient client = LabFixture.Connect(lab);
        await using IAsyncEnumerator<MonitoringEvent> events = client.Monitoring.WatchAsync("Server.Internal.Label", cancellationToken: Token).GetAsyncEnumerator(Token);
        Task<bool> next = events.MoveNextAsync().AsTask();
        while (!next.IsCompleted)
        {
            await EventSource.SendAsync(client, 1, "Server.Internal.Label");
        }

        MegaraptorException failure = await Should.ThrowAsync<MegaraptorException>(() => next);

        (failure.Code, failure.Message.Contains("are missing", StringComparison.Ordinal)).ShouldBe((MegaraptorErrorCode.Partial, true));
    }

    [Fact]
    public async Task A_watch_that_cannot_be_taken_up_again_ends_with_the_last_failure()
    {
        int watches = 0;
        var options = new LabOptions { Fault = call => IsWatch(call) ? Interlocked.Increment(ref watches) == 1 ? LabFault.CutAfterRows(1) : LabFault.Unavailable : null };
        await using LabServer lab = await LabServer.StartAsync(options, Token);
        await using VelociraptorClient client = LabFixture.Connect(lab);
        var seen = new TaskCompletionSource();
        var watch = new MonitoringWatchOptions { GiveUpAfter = TimeSpan.Zero, SettleTime = TimeSpan.Zero, OnNotice = _ => seen.TrySetResult() };
        await using IAsyncEnumerator<MonitoringEvent> events = client.Monitoring.WatchAsync(EventSource.Logins, watch, Token).GetAsyncEnumerator(Token);
        Task<bool> next = events.MoveNextAsync().AsTask();
        await seen.Task.WaitAsync(Token);
        await EventSource.SendAsync(client, 1);

        (await Should.ThrowAsync<MegaraptorException>(() => next)).Message.ShouldContain("could not be taken up again");
    }

    [Fact]
    public async Task An_unknown_artifact_or_client_is_not_found()
    {
        await using LabServer lab = await LabServer.StartAsync(cancellationToken: Token);
        await using VelociraptorClient client = LabFixture.Connect(lab);

        await Should.ThrowAsync<NotFoundException>(() => client.Monitoring.WatchAsync("Linux.Events.NoSuch").GetAsyncEnumerator(Token).MoveNextAsync().AsTask());
        await Should.ThrowAsync<NotFoundException>(() => client.Monitoring.WatchAsync(EventSource.Logins, new MonitoringWatchOptions { ClientIds = ["C.0000000000000000"] }).GetAsyncEnumerator(Token).MoveNextAsync().AsTask());
    }

    private static bool IsWatch(LabCall call) => call.Texts[^1].Contains("watch_monitoring", StringComparison.Ordinal);
}
