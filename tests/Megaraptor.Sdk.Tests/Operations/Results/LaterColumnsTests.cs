using Megaraptor.Lab;
using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Tests.Operations.Results;

/// <summary>Columns that only rows behind the first two hundred have.</summary>
public sealed class LaterColumnsTests : IAsyncLifetime
{
    private LabServer? _lab;
    private VelociraptorClient? _client;
    private string _clientId = "";
    private string _flowId = "";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        IEnumerable<string> rows =
        [
            .. Enumerable.Range(0, 300).Select(static pid => $$$"""{"Pid":{{{pid}}},"Hash":{"MD5":"a"}}"""),
            """{"Pid":300,"Hash":{"MD5":"a","SHA256":"b"},"Late":"x","With.Dot":1}""",
        ];
        _lab = await LabServer.StartAsync(script => _clientId = script.Client("web-01").Returns("Linux.Sys.Pslist", rows).ClientId, cancellationToken: Token);
        _client = LabFixture.Connect(_lab);
        _flowId = (await _client.Flows.ListAsync(_clientId, cancellationToken: Token).ToListAsync(Token)).Single().FlowId;
    }

    public async ValueTask DisposeAsync()
    {
        await _client!.DisposeAsync();
        await _lab!.DisposeAsync();
    }

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
        (await _client!.Results.QueryAsync(clientId: _clientId, flowId: _flowId, groupBy: ["Late"], cancellationToken: Token).ToListAsync(Token)).Select(static row => row.ToString()).ShouldBe(["""{"Late":null,"Count":300}""", """{"Late":"x","Count":1}"""]);

    [Fact]
    public async Task A_column_that_some_rows_lack_is_chosen_and_sorted_by()
    {
        VqlRows<VqlRow> rows = _client!.Results.QueryAsync(clientId: _clientId, flowId: _flowId, columns: ["Late", "Hash.SHA256"], orderBy: "Late", descending: true, limit: 2, cancellationToken: Token);

        (await rows.ToListAsync(Token)).Select(static row => row.ToString()).ShouldBe(["""{"Late":"x","Hash.SHA256":"b"}""", """{"Late":null,"Hash.SHA256":null}"""]);
        rows.Outcome.Logs.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Ltae = x", "The rows have Pid, Hash.")]
    [InlineData("Hash.SHA1 = b", "The members of Hash have MD5")]
    [InlineData("config = x", "The rows have Pid")]
    [InlineData("Pid.x = 1", "Ask for Pid")]
    public async Task A_column_that_no_row_has_is_a_failure(string where, string hint) =>
        (await Should.ThrowAsync<NotFoundException>(() => Ask(where).ToListAsync(Token))).Hint!.ShouldContain(hint);

    private VqlRows<VqlRow> Ask(string where) => _client!.Results.QueryAsync(clientId: _clientId, flowId: _flowId, where: [where], cancellationToken: Token);
}
