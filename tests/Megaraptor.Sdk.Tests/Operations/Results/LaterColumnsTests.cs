using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Tests.Operations.Results;

/// <summary>Columns that only rows behind the first two hundred have.</summary>
public sealed class LaterColumnsTests : IAsyncLifetime
{
    private ScriptedFlow? _flow;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        IEnumerable<string> rows =
        [
            .. Enumerable.Range(0, 300).Select(static pid => $$$"""{"Pid":{{{pid}}},"Hash":{"MD5":"a"}}"""),
            """{"Pid":300,"Hash":{"MD5":"a","SHA256":"b"},"Late":"x","With.Dot":1}""",
        ];
        _flow = await ScriptedFlow.StartAsync(rows, Token);
    }

    public ValueTask DisposeAsync() => _flow!.DisposeAsync();

    [Theory]
    [InlineData("Late = x", "Late")]
    [InlineData("Hash.SHA256 = b", "Hash.SHA256")]
    [InlineData("With.Dot > 0", "With.Dot")]
    public async Task A_column_of_later_rows_is_found_and_told(string where, string column)
    {
        VqlRows<VqlRow> rows = Ask(where);

        (await rows.ToListAsync(Token)).Single()["Pid"].AsInt64().ShouldBe(300);
        rows.Outcome.Notes.Single().ShouldBe($"The first 200 rows have no '{column}', later ones have.");
    }

    [Fact]
    public async Task A_column_of_later_rows_can_be_grouped_by() =>
        (await _flow!.Client.Results.QueryAsync(clientId: _flow!.ClientId, flowId: _flow!.FlowId, groupBy: ["Late"], cancellationToken: Token).ToListAsync(Token)).Select(static row => row.ToString()).ShouldBe(["""{"Late":null,"Count":300}""", """{"Late":"x","Count":1}"""]);

    [Fact]
    public async Task A_column_that_some_rows_lack_is_chosen_and_sorted_by()
    {
        VqlRows<VqlRow> rows = _flow!.Client.Results.QueryAsync(clientId: _flow!.ClientId, flowId: _flow!.FlowId, columns: ["Late", "Hash.SHA256"], orderBy: "Late", descending: true, limit: 2, cancellationToken: Token);

        (await rows.ToListAsync(Token)).Select(static row => row.ToString()).ShouldBe(["""{"Late":"x","Hash.SHA256":"b"}""", """{"Late":null,"Hash.SHA256":null}"""]);
        rows.Outcome.Logs.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_later_column_named_like_a_variable_of_the_server_is_found_behind_any_number_of_rows()
    {
        IEnumerable<string> rows = [.. Enumerable.Range(0, 10_300).Select(static pid => $$"""{"Pid":{{pid}}}"""), """{"Pid":-1,"config":"mine"}"""];
        await using ScriptedFlow flow = await ScriptedFlow.StartAsync(rows, Token);

        (await flow.Client.Results.QueryAsync(clientId: flow.ClientId, flowId: flow.FlowId, where: ["config = mine"], cancellationToken: Token).ToListAsync(Token)).Single()["Pid"].AsInt64().ShouldBe(-1);
    }

    [Theory]
    [InlineData("Ltae = x", "The rows have Pid, Hash.")]
    [InlineData("Hash.SHA1 = b", "The members of Hash have MD5")]
    [InlineData("config = x", "The rows have Pid")]
    [InlineData("Pid.x = 1", "Ask for Pid")]
    public async Task A_column_that_no_row_has_is_a_failure(string where, string hint) =>
        (await Should.ThrowAsync<NotFoundException>(() => Ask(where).ToListAsync(Token))).Hint!.ShouldContain(hint);

    private VqlRows<VqlRow> Ask(string where) => _flow!.Client.Results.QueryAsync(clientId: _flow!.ClientId, flowId: _flow!.FlowId, where: [where], cancellationToken: Token);
}
