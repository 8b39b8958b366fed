using System.Globalization;
using Megaraptor.Lab;
using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Orgs;
using Megaraptor.Sdk.Query;
using Megaraptor.Sdk.Tests.Operations;

namespace Megaraptor.Sdk.Tests.Orgs;

/// <summary>Several orgs are asked at the same time: a few, in order, and each for itself. The Lab has seven.</summary>
public sealed class OrgConcurrencyTests : IAsyncLifetime
{
    private static readonly string[] s_ids = ["root", "O93V0", "OA1", "OA2", "OA3", "OA4", "OA5"];

    private LabServer? _lab;
    private VelociraptorClient? _client;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _lab = await LabServer.StartAsync();
        _client = LabFixture.Connect(_lab);
        foreach (string id in s_ids[2..])
        {
            await _client.Query(VqlQuery.Of($"SELECT org_create(name={id}, org_id={id}) AS O FROM scope()")).ToListAsync(Token);
        }

        await _client.Query(VqlQuery.Of($"SELECT user_create(user='admin', orgs={s_ids[1..]}, roles=['administrator', 'api']) AS G FROM scope()")).ToListAsync(Token);
    }

    public async ValueTask DisposeAsync()
    {
        await _client!.DisposeAsync();
        await _lab!.DisposeAsync();
    }

    [Fact]
    public async Task Four_orgs_are_asked_at_once_and_a_cancelled_call_ends_them_all()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        Task<List<OrgRow<VqlRow>>> reading = ReadAsync(_client!.InAllOrgs(static org => org.QueryAsync($"SELECT sleep(ms=60000) AS S FROM scope()"), cancellationToken: stop.Token));

        await RunningBecomesAsync(4);
        await Task.Delay(200, Token);
        _lab!.RunningQueries.ShouldBe(4);
        await stop.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => reading);
        await RunningBecomesAsync(0);
    }

    [Fact]
    public async Task Rows_come_in_the_order_of_the_orgs_whichever_answers_first()
    {
        OrgRows<VqlRow> rows = _client!.InAllOrgs(static org => org.QueryAsync($"SELECT sleep(ms={(org.OrgId is "root" or "OA1" ? 400 : 0)}) AS S FROM scope()"), cancellationToken: Token);

        (await ReadAsync(rows)).Select(static row => row.OrgId).ShouldBe(s_ids);
    }

    [Fact]
    public async Task An_org_that_fails_before_its_turn_hides_no_other()
    {
        OrgRows<VqlRow> rows = _client!.InAllOrgs(
            static org => org.Query(org.OrgId == "OA1" ? VqlQuery.Raw("SELECT nothing_of_the_kind() AS S FROM clientz()") : VqlQuery.Raw("SELECT sleep(ms=100) AS S FROM scope()")),
            OrgFailures.Report,
            Token);

        (await ReadAsync(rows)).Select(static row => row.OrgId).ShouldBe(s_ids.Except(["OA1"]));
        rows.Orgs.Where(static org => org.IsFailure).ShouldHaveSingleItem().OrgId.ShouldBe("OA1");
    }

    [Fact]
    public async Task An_org_with_more_rows_than_are_kept_is_read_in_its_turn_without_gap_or_repeat()
    {
        OrgRows<VqlRow> rows = _client!.InAllOrgs(static org => org.QueryAsync($"SELECT _value AS N, sleep(ms={(org.OrgId == "root" ? 300 : 0)}) AS S FROM range(end={(org.OrgId == "root" ? 2 : 2500)})"), cancellationToken: Token);

        List<OrgRow<VqlRow>> read = await ReadAsync(rows);

        rows.Orgs.Select(static org => org.Rows).ShouldBe([2, 2500, 2500, 2500, 2500, 2500, 2500]);
        read.Where(static row => row.OrgId == "OA1").Select(static row => row.Row["N"].AsInt64()!.Value).ShouldBe(Enumerable.Range(0, 2500).Select(static n => (long)n));
    }

    [Fact]
    public async Task Whoever_leaves_early_ends_what_was_asked_ahead()
    {
        await foreach (OrgRow<VqlRow> row in _client!.InAllOrgs(static org => org.QueryAsync($"SELECT sleep(ms={(org.OrgId == "root" ? 0 : 60000)}) AS S FROM scope()"), cancellationToken: Token))
        {
            await RunningBecomesAsync(3);
            break;
        }

        await RunningBecomesAsync(0);
    }

    [Fact]
    public async Task An_argument_that_fits_in_no_org_is_thrown_as_it_is()
    {
        OrgRows<VqlRow> rows = _client!.InAllOrgs(static org => org.Flows.ResultsAsync("web-01", "F.1"), cancellationToken: Token);

        await Should.ThrowAsync<InvalidArgumentException>(() => ReadAsync(rows));
    }

    private async Task RunningBecomesAsync(int count)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Token);
        limit.CancelAfter(TimeSpan.FromSeconds(20));
        while (_lab!.RunningQueries != count)
        {
            limit.IsCancellationRequested.ShouldBeFalse(string.Create(CultureInfo.InvariantCulture, $"{_lab.RunningQueries} queries run instead of {count}."));
            await Task.Delay(10, Token);
        }
    }

    private static async Task<List<OrgRow<T>>> ReadAsync<T>(OrgRows<T> rows)
    {
        var read = new List<OrgRow<T>>();
        await foreach (OrgRow<T> row in rows.WithCancellation(Token))
        {
            read.Add(row);
        }

        return read;
    }
}
