using Megaraptor.Lab;
using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Operations.Clients;
using Megaraptor.Sdk.Orgs;
using Megaraptor.Sdk.Query;
using Megaraptor.Sdk.Tests.Operations;

namespace Megaraptor.Sdk.Tests.Orgs;

/// <summary>Reading in every org: the recorded server has two, and its administrator may query only one.</summary>
public sealed class OrgRowsTests : IAsyncLifetime
{
    private LabServer? _lab;
    private VelociraptorClient? _client;

    public async ValueTask InitializeAsync()
    {
        _lab = await LabServer.StartAsync();
        _client = LabFixture.Connect(_lab);
    }

    public async ValueTask DisposeAsync()
    {
        await _client!.DisposeAsync();
        await _lab!.DisposeAsync();
    }

    [Fact]
    public async Task An_org_that_denies_does_not_hide_the_rows_of_the_others()
    {
        OrgRows<ClientSummary> rows = _client!.InAllOrgs(static org => org.Clients.ListAsync(), OrgFailures.Report, TestContext.Current.CancellationToken);

        List<OrgRow<ClientSummary>> read = await ReadAsync(rows);
        read.ShouldNotBeEmpty();
        read.ShouldAllBe(static row => row.OrgId == "root");
        rows.Orgs.Select(static org => (org.OrgId, org.Verdict, org.Rows > 0)).ShouldBe([("root", "ok", true), ("O93V0", "denied", false)]);
        rows.Orgs[1].Error.ShouldNotBeNull().ShouldContain("ANY_QUERY");
    }

    [Fact]
    public async Task A_missing_org_is_thrown_behind_the_last_row_unless_verdicts_were_asked_for()
    {
        var read = new List<string>();
        MegaraptorException failure = await Should.ThrowAsync<MegaraptorException>(async () =>
        {
            await foreach (OrgRow<ClientSummary> row in _client!.InAllOrgs(static org => org.Clients.ListAsync()))
            {
                read.Add(row.Row.ClientId);
            }
        });

        read.ShouldNotBeEmpty();
        (failure.Code, failure.Message.StartsWith("1 of 2 orgs could not be read: O93V0:", StringComparison.Ordinal)).ShouldBe((MegaraptorErrorCode.Partial, true));
    }

    [Fact]
    public async Task Single_results_are_read_in_every_org()
    {
        await GrantAsync();

        (await ReadAsync(_client!.InAllOrgs(static (org, token) => org.Server.InfoAsync(token), cancellationToken: TestContext.Current.CancellationToken))).Select(static result => (result.OrgId, result.Row.User)).ShouldBe([("root", "admin"), ("O93V0", "admin")]);
    }

    [Fact]
    public async Task What_no_org_has_is_a_failure_and_not_an_empty_list()
    {
        await GrantAsync();
        OrgRows<ClientDetails> rows = _client!.InAllOrgs(static (org, token) => org.Clients.GetAsync("C.0000000000000000", cancellationToken: token), OrgFailures.Report, TestContext.Current.CancellationToken);

        NotFoundException failure = await Should.ThrowAsync<NotFoundException>(() => ReadAsync(rows));
        failure.Message.ShouldStartWith("None of 2 orgs could be read:");
    }

    [Fact]
    public async Task An_org_without_rows_says_so()
    {
        await GrantAsync();
        OrgRows<ClientSummary> rows = _client!.InAllOrgs(static org => org.Clients.ListAsync(), cancellationToken: TestContext.Current.CancellationToken);

        await ReadAsync(rows);
        rows.Orgs.Select(static org => org.Verdict).ShouldBe(["ok", "ok_no_rows"]);
    }

    [Fact]
    public async Task Leaving_early_says_which_orgs_were_not_asked()
    {
        OrgRows<ClientSummary> rows = _client!.InAllOrgs(static org => org.Clients.ListAsync(), cancellationToken: TestContext.Current.CancellationToken);
        await foreach (OrgRow<ClientSummary> row in rows)
        {
            break;
        }

        rows.Orgs.Select(static org => org.Verdict).ShouldBe(["ok", "not_asked"]);
    }

    private Task<IReadOnlyList<VqlRow>> GrantAsync() =>
        _client!.Query(VqlQuery.Raw("SELECT user_create(user='admin', orgs='O93V0', roles=['administrator', 'api']) AS g FROM scope()")).ToListAsync(TestContext.Current.CancellationToken);

    private static async Task<List<OrgRow<T>>> ReadAsync<T>(OrgRows<T> rows)
    {
        var read = new List<OrgRow<T>>();
        await foreach (OrgRow<T> row in rows.WithCancellation(TestContext.Current.CancellationToken))
        {
            read.Add(row);
        }

        return read;
    }
}
