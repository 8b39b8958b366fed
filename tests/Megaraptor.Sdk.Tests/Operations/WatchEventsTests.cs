using Megaraptor.Lab;
using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Operations.Monitoring;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Tests.Operations;

/// <summary>Watching call by call on the Lab: a cursor goes on where the last call ended.</summary>
public sealed class WatchEventsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_happens_between_calls_is_not_missed_and_not_repeated()
    {
        await using LabServer lab = await LabServer.StartAsync(cancellationToken: Token);
        await using VelociraptorClient client = LabFixture.Connect(lab);
        string cursor = (await ReadAsync(client.Monitoring.WaitForEventsAsync(EventSource.Logins, waitSeconds: 0, cancellationToken: Token))).Cursor;
        for (int i = 0; i < 5; i++)
        {
            await EventSource.SendAsync(client, i);
        }

        (long[] first, cursor) = await ReadAsync(client.Monitoring.WaitForEventsAsync(EventSource.Logins, waitSeconds: 0, limit: 2, cursor: cursor, cancellationToken: Token));
        (long[] second, cursor) = await ReadAsync(client.Monitoring.WaitForEventsAsync(EventSource.Logins, waitSeconds: 0, limit: 2, cursor: cursor, cancellationToken: Token));
        await EventSource.SendAsync(client, 5);
        (long[] third, cursor) = await ReadAsync(client.Monitoring.WaitForEventsAsync(EventSource.Logins, waitSeconds: 0, limit: 10, cursor: cursor, cancellationToken: Token));
        (long[] last, _) = await ReadAsync(client.Monitoring.WaitForEventsAsync(EventSource.Logins, waitSeconds: 0, limit: 10, cursor: cursor, cancellationToken: Token));

        first.Concat(second).Concat(third).ShouldBe([0, 1, 2, 3, 4, 5]);
        last.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_event_that_comes_during_the_wait_ends_it_at_the_limit()
    {
        await using LabServer lab = await LabServer.StartAsync(cancellationToken: Token);
        await using VelociraptorClient client = LabFixture.Connect(lab);
        Task<(long[] Numbers, string Cursor)> wait = ReadAsync(client.Monitoring.WaitForEventsAsync(EventSource.Logins, since: DateTimeOffset.UtcNow.AddMinutes(-1), waitSeconds: 300, limit: 1, cancellationToken: Token));
        await EventSource.SendAsync(client, 9);

        (await wait).Numbers.ShouldBe([9]);
    }

    [Fact]
    public async Task Nothing_within_the_wait_is_said_and_gives_a_cursor()
    {
        await using LabServer lab = await LabServer.StartAsync(cancellationToken: Token);
        await using VelociraptorClient client = LabFixture.Connect(lab);
        VqlRows<MonitoringEvent> events = client.Monitoring.WaitForEventsAsync(EventSource.Logins, waitSeconds: 0, cancellationToken: Token);

        (long[] numbers, string cursor) = await ReadAsync(events);

        (numbers.Length, cursor.Length > 0, events.Outcome.Notes.Single()).ShouldBe((0, true, "No event came within 0 seconds."));
    }

    [Fact]
    public async Task What_was_before_the_first_call_is_not_read()
    {
        await using LabServer lab = await LabServer.StartAsync(new LabOptions { ClockSkew = TimeSpan.FromDays(-40) }, Token);
        await using VelociraptorClient client = LabFixture.Connect(lab);
        DateTimeOffset begin = DateTimeOffset.UtcNow.AddDays(-40).AddSeconds(5);
        await EventSource.SendAsync(client, 1);

        (long[] numbers, string cursor) = await ReadAsync(client.Monitoring.WaitForEventsAsync(EventSource.Logins, since: begin, waitSeconds: 0, cancellationToken: Token));
        (long[] again, _) = await ReadAsync(client.Monitoring.WaitForEventsAsync(EventSource.Logins, waitSeconds: 0, cursor: cursor, cancellationToken: Token));

        numbers.Concat(again).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_cursor_of_another_artifact_is_refused()
    {
        await using LabServer lab = await LabServer.StartAsync(cancellationToken: Token);
        await using VelociraptorClient client = LabFixture.Connect(lab);
        string cursor = (await ReadAsync(client.Monitoring.WaitForEventsAsync(EventSource.Logins, waitSeconds: 0, cancellationToken: Token))).Cursor;

        await Should.ThrowAsync<InvalidArgumentException>(() => client.Monitoring.WaitForEventsAsync("Linux.Events.DNS", waitSeconds: 0, cursor: cursor, cancellationToken: Token).ToListAsync(Token));
        await Should.ThrowAsync<InvalidArgumentException>(() => client.Monitoring.WaitForEventsAsync(EventSource.Logins, since: DateTimeOffset.UtcNow, waitSeconds: 0, cursor: cursor, cancellationToken: Token).ToListAsync(Token));
    }

    private static async Task<(long[] Numbers, string Cursor)> ReadAsync(VqlRows<MonitoringEvent> events)
    {
        IReadOnlyList<MonitoringEvent> read = await events.ToListAsync(Token);
        return ([.. read.Select(static came => came.Row["Number"].AsInt64() ?? -1)], events.Outcome.Continuation!());
    }
}
