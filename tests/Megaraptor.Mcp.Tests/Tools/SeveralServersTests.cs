using System.Text.Json;
using Megaraptor.Mcp.Hosting;
using Megaraptor.Mcp.Tests.Harness;
using Megaraptor.Sdk;
using Megaraptor.Sdk.Connection;
using ModelContextProtocol.Client;

namespace Megaraptor.Mcp.Tests.Tools;

/// <summary>Tools of several servers: a call names its server.</summary>
public sealed class SeveralServersTests(LabFixture lab)
{
    [Fact]
    public async Task A_call_goes_to_the_server_that_it_names()
    {
        await using ServedTools served = await StartAsync("field", "lab");

        (await served.CallAsync("get_server_info", """{"server":"lab"}""")).IsError.ShouldBeFalse();
    }

    [Fact]
    public async Task An_unknown_name_is_answered_with_the_known_ones()
    {
        await using ServedTools served = await StartAsync("field", "lab");

        ToolAnswer answer = await served.CallAsync("get_server_info", """{"server":"moon"}""");
        (answer.Code, answer.Hint).ShouldBe(("invalid_argument", "Configured servers: field, lab."));
    }

    [Fact]
    public async Task A_call_without_a_name_is_not_sent_anywhere()
    {
        await using ServedTools served = await StartAsync("field", "lab");

        (await served.CallAsync("list_clients")).Hint.ShouldBe("Name one with 'server': field, lab.");
    }

    [Fact]
    public async Task The_tools_tell_the_names_to_choose_from()
    {
        await using ServedTools served = await StartAsync("field", "lab");

        JsonElement schema = await SchemaAsync(served);
        schema.GetProperty("properties").GetProperty("server").GetProperty("enum").EnumerateArray().Select(static name => name.GetString()).ShouldBe(["field", "lab"]);
        schema.GetProperty("required").EnumerateArray().Select(static name => name.GetString()).ShouldBe(["server"]);
    }

    [Fact]
    public async Task One_server_needs_no_choice_and_may_be_named()
    {
        await using ServedTools served = await StartAsync("lab");

        (await SchemaAsync(served)).TryGetProperty("required", out _).ShouldBeFalse();
        (await served.CallAsync("get_server_info", """{"server":"lab"}""")).IsError.ShouldBeFalse();
    }

    private static async Task<JsonElement> SchemaAsync(ServedTools served)
    {
        IList<McpClientTool> tools = await served.Client.ListToolsAsync(cancellationToken: TestContext.Current.CancellationToken);
        return tools.Single(static tool => tool.Name == "list_clients").ProtocolTool.InputSchema;
    }

    private Task<ServedTools> StartAsync(params string[] names) => ServedTools.StartAsync(new McpServerSettings
    {
        Servers = new ServerSet(names.Select(name => KeyValuePair.Create<string, Func<CancellationToken, ValueTask<VelociraptorClient>>>(
            name,
            _ => name == "lab" ? ValueTask.FromResult(lab.Connect("reader", "api")) : throw new InvalidOperationException("The wrong server was asked.")))),
    });
}
