using System.Text.Json;
using Megaraptor.Mcp.Hosting;
using Megaraptor.Mcp.Tests.Harness;

namespace Megaraptor.Mcp.Tests.Tools;

/// <summary>A tool that reads runs no query that could do more, however the doing is wrapped.</summary>
public sealed class ReadOnlyQueryTests
{
    [Theory]
    [InlineData("SELECT * FROM execve(argv='id')", "execve")]
    [InlineData("SELECT label(client_id='C.1', labels='x', op='set') FROM scope()", "label")]
    [InlineData("SELECT collect_client(client_id='C.1', artifacts='Linux.Sys.Pslist') FROM scope()", "collect_client")]
    [InlineData("SELECT * FROM collect_client(client_id='C.1', artifacts='X')", "collect_client")]
    [InlineData("LET F = SELECT * FROM execve(argv='id') SELECT * FROM F", "execve")]
    [InlineData("LET F(x) = execve(argv=x) SELECT F(x='id') FROM scope()", "execve")]
    [InlineData("SELECT { SELECT * FROM execve(argv='id') } FROM scope()", "execve")]
    [InlineData("SELECT * FROM foreach(row={ SELECT * FROM clients() }, query={ SELECT * FROM execve(argv='id') })", "execve")]
    [InlineData("SELECT * FROM if(condition=1, then={ SELECT * FROM http_client(url='http://10.0.0.1') })", "http_client")]
    [InlineData("SELECT eval(func='x=>execve(argv=x)') FROM scope()", "execve")]
    [InlineData("SELECT eval(func=F) FROM scope()", "eval")]
    [InlineData("SELECT * FROM query(query=Q)", "query")]
    [InlineData("SELECT * FROM query(query='SELECT * FROM execve(argv=1)')", "execve")]
    [InlineData("SELECT read_file(filename='/etc/passwd') FROM scope()", "read_file")]
    [InlineData("SELECT * FROM glob(globs='/etc/*')", "glob")]
    [InlineData("SELECT * FROM no_such_plugin()", "no_such_plugin")]
    [InlineData("SELECT * FROM Artifact.Server.Utils.DeleteClient(ClientIdList='C.1')", "Artifact.Server.Utils.DeleteClient")]
    [InlineData("EXPLAIN SELECT * FROM execve(argv='id')", "execve")]
    public async Task A_query_that_could_do_more_is_refused_with_the_name(string query, string name)
    {
        await using ServedTools served = await ServedTools.StartAsync(new McpServerSettings { ConnectAsync = static _ => throw new InvalidOperationException("It was sent.") });

        ToolAnswer answer = await served.CallAsync("run_vql", JsonSerializer.Serialize(new { query }));
        (answer.IsError, answer.Code).ShouldBe((true, "refused"), answer.Text);
        answer.Error.ShouldNotBeNull().ShouldStartWith($"'{name}'");
    }
}
