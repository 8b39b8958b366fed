using Megaraptor.Lab;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Tests.Operations;

/// <summary>What a stream costs the server, and what ends it: seen from the Lab's end of the wire.</summary>
public sealed class StreamTests
{
    private const string Endless = "SELECT _value FROM range(end=1000000000)";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rows_that_nobody_reads_stop_the_server_and_fill_no_memory()
    {
        await using LabServer server = await LabServer.StartAsync(cancellationToken: Token);
        await using VelociraptorClient client = LabFixture.Connect(server);
        await using IAsyncEnumerator<VqlRow> rows = client.Query(VqlQuery.Raw("SELECT format(format='%01000d', args=_value) AS Text FROM range(end=1000000000)") with { RowsPerPart = 100 }, cancellationToken: Token).GetAsyncEnumerator(Token);
        await rows.MoveNextAsync();

        // Other queries on the same connection are the clock: the unread one has all their time to fill what it can.
        for (int i = 0; i < 100; i++)
        {
            await client.QueryAsync($"SELECT {i} AS N FROM scope()", Token).ToListAsync(Token);
        }

        // 100 rows of 1000 characters a message: 16 MiB, the most that one stream of HTTP/2 may hold here, are about 160 of them.
        server.MessagesSent.ShouldBeLessThan(1_500);
    }

    [Fact]
    public async Task A_query_that_is_cancelled_ends_on_the_server()
    {
        await using LabServer server = await LabServer.StartAsync(cancellationToken: Token);
        await using VelociraptorClient client = LabFixture.Connect(server);
        using var stop = new CancellationTokenSource();

        await Should.ThrowAsync<OperationCanceledException>(async () =>
        {
            await foreach (VqlRow row in client.Query(VqlQuery.Raw(Endless), cancellationToken: stop.Token))
            {
                server.RunningQueries.ShouldBe(1);
                await stop.CancelAsync();
            }
        });

        await NoneRunsAsync(server);
    }

    [Fact]
    public async Task A_query_that_is_left_ends_on_the_server()
    {
        await using LabServer server = await LabServer.StartAsync(cancellationToken: Token);
        await using VelociraptorClient client = LabFixture.Connect(server);
        await foreach (VqlRow row in client.Query(VqlQuery.Raw(Endless), cancellationToken: Token))
        {
            break;
        }

        await NoneRunsAsync(server);
    }

    [Fact]
    public async Task The_time_limit_of_a_query_is_its_own_and_may_be_none()
    {
        await using LabServer server = await LabServer.StartAsync(cancellationToken: Token);
        await using VelociraptorClient client = LabFixture.Connect(server, new VelociraptorClientOptions { QueryTimeout = TimeSpan.FromSeconds(1) });
        VqlQuery slow = VqlQuery.Of($"SELECT sleep(ms={1500}) AS S FROM scope()");

        (await client.Query(slow with { Timeout = VqlQuery.NoTimeout }, cancellationToken: Token).ToListAsync(Token)).Count.ShouldBe(1);
        (await client.Query(slow with { Timeout = TimeSpan.FromMinutes(1) }, cancellationToken: Token).ToListAsync(Token)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Events_are_watched_without_a_limit_until_the_wait_ends()
    {
        await using LabServer server = await LabServer.StartAsync(cancellationToken: Token);
        await using VelociraptorClient client = LabFixture.Connect(server, new VelociraptorClientOptions { QueryTimeout = TimeSpan.FromSeconds(1) });
        using var stop = new CancellationTokenSource();
        int seen = 0;

        await Should.ThrowAsync<OperationCanceledException>(async () =>
        {
            await foreach (VqlRow row in client.QueryAsync<VqlRow>(VqlQuery.Of($"SELECT * FROM clock(period={1})") with { Timeout = VqlQuery.NoTimeout }, cancellationToken: stop.Token))
            {
                if (++seen == 3)
                {
                    await stop.CancelAsync();
                }
            }
        });

        await NoneRunsAsync(server);
    }

    private static async Task NoneRunsAsync(LabServer server)
    {
        while (server.RunningQueries > 0)
        {
            await Task.Delay(1, Token);
        }
    }
}
