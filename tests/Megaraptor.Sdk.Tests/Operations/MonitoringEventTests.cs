using Megaraptor.Lab;
using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Operations.Monitoring;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Tests.Operations;

/// <summary>Stored events on the Lab: in a window, page by page; and what would be a silent nothing.</summary>
public sealed class MonitoringEventTests(LabFixture lab)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Stored_events_are_read_with_time_client_and_row()
    {
        await using LabServer own = await LabServer.StartAsync(cancellationToken: Token);
        await using VelociraptorClient client = LabFixture.Connect(own);
        await EventSource.SendAsync(client, 7);

        MonitoringEvent read = (await client.Monitoring.EventsAsync(EventSource.Logins, LabFixture.Web, cancellationToken: Token).ToListAsync(Token)).Single();

        (read.ClientId, read.Artifact, read.Row["Number"].AsInt64(), read.Time > DateTimeOffset.UtcNow.AddHours(-1)).ShouldBe((LabFixture.Web, EventSource.Logins, 7, true));
    }

    [Fact]
    public async Task Events_outside_of_the_window_are_not_read()
    {
        await using LabServer own = await LabServer.StartAsync(cancellationToken: Token);
        await using VelociraptorClient client = LabFixture.Connect(own);
        await EventSource.SendAsync(client, 1);
        DateTimeOffset time = (await client.Monitoring.EventsAsync(EventSource.Logins, LabFixture.Web, cancellationToken: Token).ToListAsync(Token)).Single().Time!.Value;

        (await client.Monitoring.EventsAsync(EventSource.Logins, LabFixture.Web, since: time, until: time.AddMilliseconds(1), cancellationToken: Token).ToListAsync(Token)).Count.ShouldBe(1);
        (await client.Monitoring.EventsAsync(EventSource.Logins, LabFixture.Web, until: time, cancellationToken: Token).ToListAsync(Token)).ShouldBeEmpty();
        (await client.Monitoring.EventsAsync(EventSource.Logins, LabFixture.Web, since: time.AddMilliseconds(1), cancellationToken: Token).ToListAsync(Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Pages_hold_every_event_once_also_where_times_are_equal()
    {
        await using LabServer own = await LabServer.StartAsync(cancellationToken: Token);
        await using VelociraptorClient client = LabFixture.Connect(own);
        VqlQuery batch = VqlQuery.Raw("SELECT send_event(artifact=__p0, client_id=__p1, row=dict(Number=_value)) AS sent FROM range(end=25)").With("__p0", EventSource.Logins).With("__p1", LabFixture.Web);
        await client.Query(batch, cancellationToken: Token).ToListAsync(Token);

        var numbers = new List<long>();
        string? cursor = null;
        do
        {
            VqlRows<MonitoringEvent> page = client.Monitoring.EventsAsync(EventSource.Logins, LabFixture.Web, limit: 4, cursor: cursor, cancellationToken: Token);
            numbers.AddRange((await page.ToListAsync(Token)).Select(static read => read.Row["Number"].AsInt64()!.Value));
            cursor = page.Outcome.HasMore == true ? page.Outcome.Continuation!() : null;
        }
        while (cursor is not null);

        numbers.ShouldBe(Enumerable.Range(0, 25).Select(static number => (long)number));
    }

    [Fact]
    public async Task Events_of_the_server_are_read_under_its_own_id()
    {
        await using LabServer own = await LabServer.StartAsync(cancellationToken: Token);
        await using VelociraptorClient client = LabFixture.Connect(own);
        await EventSource.SendAsync(client, 3, EventSource.OfServer, "server");

        (await client.Monitoring.EventsAsync(EventSource.OfServer, "server", cancellationToken: Token).ToListAsync(Token)).Single().ClientId.ShouldBe("server");
    }

    [Fact]
    public async Task Artifacts_with_stored_events_are_listed()
    {
        await using LabServer own = await LabServer.StartAsync(cancellationToken: Token);
        await using VelociraptorClient client = LabFixture.Connect(own);
        await EventSource.SendAsync(client, 1);
        await EventSource.SendAsync(client, 1, EventSource.OfServer, "server");

        (await client.Monitoring.ListStoredAsync(LabFixture.Web, Token).ToListAsync(Token)).Select(static stored => stored.Artifact).ShouldContain(EventSource.Logins);
        (await client.Monitoring.ListStoredAsync("server", Token).ToListAsync(Token)).Select(static stored => stored.Artifact).ShouldContain(EventSource.OfServer);
        await Should.ThrowAsync<NotFoundException>(() => client.Monitoring.ListStoredAsync("C.0000000000000000", Token).ToListAsync(Token));
    }

    [Fact]
    public async Task The_nonce_of_an_org_is_not_shown()
    {
        await using LabServer own = await LabServer.StartAsync(cancellationToken: Token);
        await using VelociraptorClient client = LabFixture.Connect(own);
        await client.Query(VqlQuery.Raw("SELECT org_create(name='Second') AS org FROM scope()"), cancellationToken: Token).ToListAsync(Token);

        MonitoringEvent made = (await client.Monitoring.EventsAsync("Server.Audit.Logs", "server", cancellationToken: Token).ToListAsync(Token)).Last(static read => read.Row["operation"].AsString() == "org_create");

        made.Row["details"]["nonce"].AsString().ShouldBe("(redacted)");
    }

    [Fact]
    public async Task A_flow_that_ended_is_a_stored_event_of_its_client()
    {
        await using LabServer own = await LabServer.StartAsync(cancellationToken: Token);
        await using VelociraptorClient client = LabFixture.Connect(own);
        string flowId = (await client.Collections.StartAsync(LabFixture.Web, ["Linux.Sys.Pslist"], cancellationToken: Token)).FlowId;
        await client.Flows.WaitAsync(LabFixture.Web, flowId, 60, Token);

        IReadOnlyList<MonitoringEvent> events = await client.Monitoring.EventsAsync("System.Flow.Completion", LabFixture.Web, cancellationToken: Token).ToListAsync(Token);

        events.Select(static read => read.Row["FlowId"].AsString()).ShouldContain(flowId);
    }

    [Fact]
    public async Task Nothing_stored_says_whether_anybody_watches()
    {
        VqlRows<MonitoringEvent> events = lab.Client.Monitoring.EventsAsync("Linux.Events.DNS", LabFixture.Web, cancellationToken: Token);
        await events.ToListAsync(Token);

        events.Outcome.Notes.Single().ShouldContain("nobody watches for Linux.Events.DNS");
    }

    [Theory]
    [InlineData("C.0000000000000000", EventSource.Logins)]
    [InlineData(LabFixture.Web, "Linux.Events.NoSuch")]
    [InlineData(LabFixture.Web, EventSource.Logins + "/NoSuch")]
    public async Task An_unknown_client_artifact_or_source_is_not_found(string clientId, string artifact)
    {
        await Should.ThrowAsync<NotFoundException>(() => lab.Client.Monitoring.EventsAsync(artifact, clientId, cancellationToken: Token).ToListAsync(Token));
        await Should.ThrowAsync<NotFoundException>(() => lab.Client.Monitoring.LogsAsync(artifact, clientId, cancellationToken: Token).ToListAsync(Token));
    }

    [Theory]
    [InlineData("server", EventSource.Logins, "Give the id of a client")]
    [InlineData(LabFixture.Web, EventSource.OfServer, "Give the client id 'server'")]
    [InlineData(LabFixture.Web, "Linux.Sys.Pslist", "get_flow_results")]
    [InlineData("server", "Server.Internal.Enrollment", "watch_events")]
    public async Task What_holds_no_events_there_is_refused(string clientId, string artifact, string hint) =>
        (await Should.ThrowAsync<InvalidArgumentException>(() => lab.Client.Monitoring.EventsAsync(artifact, clientId, cancellationToken: Token).ToListAsync(Token))).Hint!.ShouldContain(hint);

    [Theory]
    [InlineData("'); SELECT * FROM info() --")]
    [InlineData("A\u202EB")]
    [InlineData("")]
    public async Task A_hostile_name_is_refused(string artifact)
    {
        await Should.ThrowAsync<InvalidArgumentException>(() => lab.Client.Monitoring.EventsAsync(artifact, LabFixture.Web, cancellationToken: Token).ToListAsync(Token));
        await Should.ThrowAsync<InvalidArgumentException>(() => lab.Client.Monitoring.EventsAsync(EventSource.Logins, artifact, cancellationToken: Token).ToListAsync(Token));
    }

    [Fact]
    public async Task A_cursor_of_another_call_is_refused() =>
        await Should.ThrowAsync<InvalidArgumentException>(() => lab.Client.Monitoring.EventsAsync(EventSource.Logins, LabFixture.Web, cursor: "bm9wZQ", cancellationToken: Token).ToListAsync(Token));

    [Fact]
    public async Task A_window_without_time_is_refused() =>
        await Should.ThrowAsync<InvalidArgumentException>(() => lab.Client.Monitoring.EventsAsync(EventSource.Logins, LabFixture.Web, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, cancellationToken: Token).ToListAsync(Token));

    [Fact]
    public async Task Who_may_not_read_is_denied()
    {
        await using VelociraptorClient nobody = lab.Connect("artifact_writer");

        await Should.ThrowAsync<PermissionDeniedException>(() => nobody.Monitoring.EventsAsync(EventSource.Logins, LabFixture.Web, cancellationToken: Token).ToListAsync(Token));
    }
}
