using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Tests.Operations;

/// <summary>Names in raw VQL that stand for nothing where the server says nothing of them.</summary>
public sealed class UnknownNameTests(LabFixture lab)
{
    private static readonly Dictionary<string, string> s_env = new() { ["Wanted"] = "v", ["Id"] = LabFixture.Web };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("SELECT _value FROM range(end=3) WHERE _vale = 9", "_vale is not defined.", "Did you mean _value?")]
    [InlineData("SELECT _value FROM range(end=3) WHERE NOT _vale = 9", "_vale is not defined.", "Did you mean _value?")]
    [InlineData("SELECT _value, count() AS C FROM range(end=3) GROUP BY _vale", "_vale is not defined.", "Did you mean _value?")]
    [InlineData("SELECT Pid FROM source(client_id='C.0773c28ad8f6a20d', flow_id='F.DC2OH8OD58K60', artifact='Linux.Sys.Pslist') WHERE Nmae = 'x'", "Nmae is no column", "Did you mean Name?")]
    [InlineData("SELECT Pid FROM source(client_id=Id, flow_id='F.DC2OH8OD58K60', artifact='Linux.Sys.Pslist') WHERE NOT Nmae = 'x'", "Nmae is no column", "Did you mean Name?")]
    [InlineData("LET f = 'F.DC2OH8OD58K60' SELECT Pid, count() AS N FROM source(client_id=Id, flow_id=f, artifact='Linux.Sys.Pslist') GROUP BY Nmae", "Nmae is no column", "Did you mean Name?")]
    [InlineData("SELECT client_id FROM clients() WHERE os_info.hostname = Host", "Host is no column", "They have client_id")]
    public async Task A_name_that_stands_for_nothing_is_told(string query, string problem, string suggestion)
    {
        VqlRows<VqlRow> rows = lab.Client.Vql.RunAsync(query, s_env, cancellationToken: Token);
        await rows.ToListAsync(Token);

        string note = rows.Outcome.Notes.Single(note => note.Contains(problem, StringComparison.Ordinal));
        note.ShouldContain(suggestion);
    }

    [Theory]
    [InlineData("SELECT _value FROM range(end=3) WHERE _value = 9")]
    [InlineData("SELECT _value AS V FROM range(end=3) WHERE V = 9")]
    [InlineData("SELECT * FROM clients() WHERE client_id = Wanted")]
    [InlineData("LET Mine = 'x' SELECT * FROM clients() WHERE client_id = Mine")]
    [InlineData("SELECT * FROM foreach(row={ SELECT client_id AS c FROM clients() }, query={ SELECT c FROM scope() WHERE c = 'x' })")]
    [InlineData("SELECT * FROM parse_json_array(data='[{\"a\":1},{\"b\":2}]') WHERE a = 9 AND b = 9")]
    [InlineData("SELECT * FROM clients() WHERE os_info.hostname = 'x' AND labels =~ 'y'")]
    [InlineData("SELECT Pid FROM source(client_id=Id, flow_id='F.DC2OH8OD58K60', artifact='Linux.Sys.Pslist') WHERE Name = 'no such process'")]
    public async Task A_query_that_only_matches_nothing_is_not_complained_of(string query)
    {
        VqlRows<VqlRow> rows = lab.Client.Vql.RunAsync(query, s_env, cancellationToken: Token);

        ((await rows.ToListAsync(Token)).Count, rows.Outcome.Notes.Count).ShouldBe((0, 0), string.Join('\n', rows.Outcome.Notes));
    }
}
