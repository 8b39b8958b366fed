using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Operations.Flows;
using Megaraptor.Sdk.Operations.Hunts;
using Megaraptor.Sdk.Operations.Results;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Tests.Operations.Results;

/// <summary>Questions to rows that a script says.</summary>
public sealed class QueryResultsTests(LabFixture recorded) : IAsyncLifetime
{
    private ScriptedFlow? _flow;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _flow = await ScriptedFlow.StartAsync(
            [
                """{"Pid":9,"Name":"sh","Cmd":"/bin/sh -c x","Exe":null,"Hash":{"SHA256":"aa"},"Start":"2026-11-24T10:00:00Z","Port":"80","Big":9007199254740993,"Local Address":"10.0.0.1","Count":1}""",
                """{"Pid":100,"Name":"nc","Cmd":"nc -e /bin/sh (a|b)","Exe":"/bin/nc","Hash":{"SHA256":"bb"},"Start":"2026-11-24T11:00:00Z","Port":"8080","Big":9007199254740992,"Local Address":"10.0.0.2","Count":2}""",
                """{"Pid":20,"Name":"nc","Cmd":"NC -l","Exe":"/bin/nc","Hash":{"SHA256":"bb"},"Start":"2026-11-24T12:00:00Z","Port":"443","Big":1,"Local Address":"192.168.0.1","Count":3}""",
                """{"Pid":21,"Name":"x' OR 1=1 --","Cmd":"`\"\\","Exe":"Null","Hash":null,"Start":null,"Port":"n/a","Big":null,"Local Address":"","Count":4}""",
            ],
            Token);
    }

    public ValueTask DisposeAsync() => _flow!.DisposeAsync();

    [Theory]
    [InlineData("Pid > 20", "100,21")]
    [InlineData("Pid >= 20", "100,20,21")]
    [InlineData("Pid < 20.5", "9,20")]
    [InlineData("Pid <= 20", "9,20")]
    [InlineData("Pid = 20", "20")]
    [InlineData("Pid = \"20\"", "")]
    [InlineData("Pid != 20", "9,100,21")]
    [InlineData("Port > 100", "100,20")]
    [InlineData("Port = 80", "9")]
    [InlineData("Port = 80.0", "9")]
    [InlineData("Port = 8.0e1", "9")]
    [InlineData("Port = \"80.0\"", "")]
    [InlineData("Port != 80.0", "100,20,21")]
    [InlineData("Pid = 20.0", "20")]
    [InlineData("Pid in [20.0, 9]", "9,20")]
    [InlineData("Name = nc", "100,20")]
    [InlineData("Name = NC", "")]
    [InlineData("Name = \"x' OR 1=1 --\"", "21")]
    [InlineData("Name = x' OR 1=1 --", "21")]
    [InlineData("Cmd contains NC -", "100,20")]
    [InlineData("Cmd contains (a|b)", "100")]
    [InlineData("Cmd contains `", "21")]
    [InlineData("Cmd starts_with nc", "100,20")]
    [InlineData("Cmd ends_with -l", "20")]
    [InlineData("Cmd matches ^/bin/(sh|bash) ", "9")]
    [InlineData("Name in [\"sh\", \"nc\"]", "9,100,20")]
    [InlineData("Pid in [9, 21]", "9,21")]
    [InlineData("Exe is_null", "9")]
    [InlineData("Exe is_not_null", "100,20,21")]
    [InlineData("Hash.SHA256 = bb", "100,20")]
    [InlineData("Hash.SHA256 is_null", "21")]
    [InlineData("\"Local Address\" starts_with 10.", "9,100")]
    [InlineData("Start > 2026-11-24T10:30:00Z", "100,20")]
    [InlineData("Start <= 2026-11-24T11:00:00Z", "9,100")]
    [InlineData("Big = 9007199254740993", "9")]
    public async Task A_condition_keeps_the_rows_that_fulfil_it(string where, string pids) =>
        string.Join(',', (await AskAsync(where: [where])).Select(static row => row["Pid"].AsInt64())).ShouldBe(pids);

    [Fact]
    public async Task All_conditions_have_to_hold() =>
        (await AskAsync(where: ["Name = nc", "Pid < 50"])).Single()["Pid"].AsInt64().ShouldBe(20);

    [Fact]
    public async Task A_window_of_time_begins_with_since_and_ends_before_until()
    {
        VqlRows<VqlRow> rows = _flow!.Client.Results.QueryAsync(clientId: _flow!.ClientId, flowId: _flow!.FlowId, timeColumn: "Start", since: At(10), until: At(12), cancellationToken: Token);

        (await rows.ToListAsync(Token)).Select(static row => row["Pid"].AsInt64()).ShouldBe([9, 100]);

        static DateTimeOffset At(int hour) => new(2026, 11, 24, hour, 0, 0, TimeSpan.Zero);
    }

    [Fact]
    public async Task Columns_are_chosen_and_sorted_by_one_that_is_not_among_them()
    {
        VqlRows<VqlRow> rows = _flow!.Client.Results.QueryAsync(clientId: _flow!.ClientId, flowId: _flow!.FlowId, columns: ["Hash.SHA256", "Local Address"], orderBy: "Pid", descending: true, limit: 2, cancellationToken: Token);

        (await rows.ToListAsync(Token)).Select(static row => row.ToString()).ShouldBe(["""{"Hash.SHA256":"bb","Local Address":"10.0.0.2"}""", """{"Hash.SHA256":null,"Local Address":""}"""]);
        rows.Outcome.HasMore.ShouldBe(true);
    }

    [Fact]
    public async Task Groups_come_with_their_counts_the_largest_first()
    {
        VqlRows<VqlRow> rows = _flow!.Client.Results.QueryAsync(clientId: _flow!.ClientId, flowId: _flow!.FlowId, groupBy: ["Name", "Exe"], cancellationToken: Token);

        (await rows.ToListAsync(Token))[0].ToString().ShouldBe("""{"Name":"nc","Exe":"/bin/nc","Count":2}""");
    }

    [Fact]
    public async Task Null_and_the_text_Null_are_two_groups() =>
        (await _flow!.Client.Results.QueryAsync(clientId: _flow!.ClientId, flowId: _flow!.FlowId, groupBy: ["Exe"], cancellationToken: Token).ToListAsync(Token)).Count.ShouldBe(3);

    [Fact]
    public async Task A_column_named_Count_can_be_grouped_by() =>
        (await _flow!.Client.Results.QueryAsync(clientId: _flow!.ClientId, flowId: _flow!.FlowId, groupBy: ["Count"], orderBy: "Count", cancellationToken: Token).ToListAsync(Token))[0].ToString().ShouldBe("""{"Count":1,"_Count":1}""");

    [Fact]
    public async Task Distinct_rows_come_once() =>
        (await _flow!.Client.Results.QueryAsync(clientId: _flow!.ClientId, flowId: _flow!.FlowId, columns: ["Name"], distinct: true, orderBy: "Name", cancellationToken: Token).ToListAsync(Token)).Select(static row => row["Name"].AsString()).ShouldBe(["nc", "sh", "x' OR 1=1 --"]);

    [Theory]
    [InlineData("Name = nc", 2)]
    [InlineData("Name = nobody", 0)]
    public async Task Rows_are_counted_also_when_there_are_none(string where, long count) =>
        (await _flow!.Client.Results.QueryAsync(clientId: _flow!.ClientId, flowId: _flow!.FlowId, where: [where], count: true, cancellationToken: Token).ToListAsync(Token)).Single()["Count"].AsInt64().ShouldBe(count);

    [Theory]
    [InlineData("Nmae = nc", "Did you mean Name?")]
    [InlineData("name = nc", "Did you mean Name?")]
    [InlineData("Hash.SHA265 = x", "Did you mean SHA256?")]
    [InlineData("config = x", "The rows have Pid")]
    [InlineData("Pid.x = 1", "Ask for Pid")]
    public async Task A_misspelt_column_is_a_failure_that_names_the_right_one(string where, string hint) =>
        (await Should.ThrowAsync<NotFoundException>(() => AskAsync(where: [where]))).Hint!.ShouldContain(hint);

    [Theory]
    [InlineData("config")]
    [InlineData("Artifact")]
    [InlineData("_SessionId")]
    public async Task A_row_that_lacks_a_column_never_shows_a_variable_of_the_server(string name)
    {
        await using ScriptedFlow flow = await ScriptedFlow.StartAsync([$$"""{"A":1,"{{name}}":"mine"}""", """{"A":2}"""], Token);

        IReadOnlyList<VqlRow> chosen = await flow.Client.Results.QueryAsync(clientId: flow.ClientId, flowId: flow.FlowId, columns: [name], cancellationToken: Token).ToListAsync(Token);
        IReadOnlyList<VqlRow> grouped = await flow.Client.Results.QueryAsync(clientId: flow.ClientId, flowId: flow.FlowId, groupBy: [name], cancellationToken: Token).ToListAsync(Token);
        IReadOnlyList<VqlRow> kept = await flow.Client.Results.QueryAsync(clientId: flow.ClientId, flowId: flow.FlowId, where: [$"{name} is_not_null"], columns: ["A"], cancellationToken: Token).ToListAsync(Token);

        chosen.Concat(grouped).Select(row => row[name].AsString()).Distinct().ShouldBe(["mine", null]);
        kept.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_broken_regular_expression_is_a_failure() =>
        (await Should.ThrowAsync<MegaraptorException>(() => AskAsync(where: ["Name matches ("]))).Message.ShouldContain("regex", Case.Insensitive);

    [Fact]
    public async Task A_reference_of_a_filtered_row_names_its_place_in_all_rows()
    {
        IReadOnlyList<VqlRow> rows = await _flow!.Client.Results.QueryAsync(clientId: _flow!.ClientId, flowId: _flow!.FlowId, where: ["Pid = 20"], orderBy: "Pid", references: true, cancellationToken: Token).ToListAsync(Token);
        EvidenceRow found = await _flow!.Client.Results.EvidenceAsync(rows.Single()["_Ref"].AsString()!, Token);

        (found.RowIndex, found.Row["Pid"].AsInt64(), rows[0]["__row"].IsNull, rows[0]["__order"].IsNull).ShouldBe((2, 20, true, true));
    }

    [Fact]
    public async Task Whose_rows_are_meant_has_to_be_clear()
    {
        await Should.ThrowAsync<InvalidArgumentException>(() => _flow!.Client.Results.QueryAsync(clientId: _flow!.ClientId, cancellationToken: Token).ToListAsync(Token));
        await Should.ThrowAsync<InvalidArgumentException>(() => recorded.Client.Results.QueryAsync(clientId: LabFixture.Web, flowId: LabFixture.CronFlow, cancellationToken: Token).ToListAsync(Token));
    }

    [Fact]
    public async Task The_rows_of_a_hunt_are_grouped_by_their_host()
    {
        HuntSummary hunt = (await recorded.Client.Hunts.ListAsync(cancellationToken: Token).ToListAsync(Token)).First(static hunt => hunt.ClientsWithResults > 0);
        IReadOnlyList<VqlRow> all = await recorded.Client.Hunts.ResultsAsync(hunt.HuntId, hunt.ArtifactSources[0], cancellationToken: Token).ToListAsync(Token);
        IReadOnlyList<VqlRow> groups = await recorded.Client.Results.QueryAsync(hunt.ArtifactSources[0], huntId: hunt.HuntId, groupBy: ["Fqdn"], cancellationToken: Token).ToListAsync(Token);

        groups.Sum(static row => row["Count"].AsInt64()).ShouldBe(all.Count);
    }

    [Fact]
    public async Task A_flow_without_rows_gives_none_and_says_that_columns_were_not_checked()
    {
        FlowSummary empty = (await recorded.Client.Flows.ListAsync(LabFixture.Web, cancellationToken: Token).ToListAsync(Token)).First(static flow => flow.ArtifactsWithResults.Count == 0);
        VqlRows<VqlRow> rows = recorded.Client.Results.QueryAsync(clientId: LabFixture.Web, flowId: empty.FlowId, where: ["a = b"], cancellationToken: Token);

        (await rows.ToListAsync(Token)).ShouldBeEmpty();
        rows.Outcome.Notes.ShouldContain(static note => note.Contains("could not be checked", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Pid > abc", "Pid holds numbers")]
    [InlineData("Pid = abc", "Pid holds numbers")]
    [InlineData("Pid = \"20\"", "a text: none of them fulfils the condition")]
    [InlineData("Pid in [\"a\", true]", "Pid holds numbers")]
    [InlineData("Pid != abc", "all of them differ from it")]
    [InlineData("Name < 5", "Name holds texts")]
    [InlineData("Name > 2026-11-24", "a time")]
    [InlineData("Hash = aa", "Hash holds objects")]
    public async Task A_condition_that_no_row_can_fulfil_by_its_kind_is_told(string where, string note)
    {
        VqlRows<VqlRow> rows = _flow!.Client.Results.QueryAsync(clientId: _flow!.ClientId, flowId: _flow!.FlowId, where: [where], cancellationToken: Token);
        await rows.ToListAsync(Token);

        rows.Outcome.Notes.Single().ShouldContain(note);
    }

    [Theory]
    [InlineData("Pid > 1000")]
    [InlineData("Pid = 1.5")]
    [InlineData("Port > 1000000")]
    [InlineData("Name = nobody")]
    [InlineData("Start > 2030-01-01")]
    [InlineData("Pid > 2026-11-24")]
    [InlineData("Cmd contains nothing-like-it")]
    public async Task A_condition_that_only_happens_to_match_nothing_is_not_complained_of(string where)
    {
        VqlRows<VqlRow> rows = _flow!.Client.Results.QueryAsync(clientId: _flow!.ClientId, flowId: _flow!.FlowId, where: [where], cancellationToken: Token);

        ((await rows.ToListAsync(Token)).Count, rows.Outcome.Notes.Count).ShouldBe((0, 0));
    }

    private Task<IReadOnlyList<VqlRow>> AskAsync(IReadOnlyList<string> where) =>
        _flow!.Client.Results.QueryAsync(clientId: _flow!.ClientId, flowId: _flow!.FlowId, where: where, cancellationToken: Token).ToListAsync(Token);
}
