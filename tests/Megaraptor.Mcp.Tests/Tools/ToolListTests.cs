using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Megaraptor.Mcp.Hosting;
using Megaraptor.Mcp.Tests.Harness;
using Megaraptor.Sdk;
using Megaraptor.Sdk.Catalogue;
using ModelContextProtocol;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using Snapshooter.Xunit3;

namespace Megaraptor.Mcp.Tests.Tools;

/// <summary>What a host and a model are told of the tools.</summary>
public sealed class ToolListTests
{
    private static readonly JsonSerializerOptions s_readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static OperationCatalogue Shipped { get; } = new(OperationCatalogue.OfProgram.Operations.Where(static operation => operation.GetType().Assembly == typeof(VelociraptorClient).Assembly));

    [Theory]
    [InlineData(ServedTools.Handshake)]
    [InlineData(ServedTools.Stateless)]
    public async Task The_shipped_tools_are_those_of_the_golden_file(string revision)
    {
        JsonArray tools = await ListAsync(revision);

        tools.ToJsonString(s_readable).MatchSnapshot("ToolList");
    }

    [Fact]
    public async Task The_list_costs_a_model_about_500_tokens_a_tool_and_no_more()
    {
        // Four bytes are about a token. What is spent here is spent in every conversation.
        JsonArray tools = await ListAsync(ServedTools.Handshake);

        (tools.ToJsonString().Length / tools.Count).ShouldBeLessThan(2_000);
    }

    [Fact]
    public async Task Every_tool_says_all_of_its_hints()
    {
        foreach (JsonNode? tool in await ListAsync(ServedTools.Handshake))
        {
            JsonObject annotations = tool!["annotations"]!.AsObject();
            annotations.Select(static hint => hint.Key).ShouldBe(["title", "destructiveHint", "idempotentHint", "openWorldHint", "readOnlyHint"], ignoreOrder: true);
            annotations["readOnlyHint"]!.GetValue<bool>().ShouldBeTrue();
        }
    }

    [Fact]
    public async Task Every_schema_is_closed_and_describes_every_parameter()
    {
        foreach (JsonNode? tool in await ListAsync(ServedTools.Handshake))
        {
            JsonObject schema = tool!["inputSchema"]!.AsObject();
            schema["additionalProperties"]!.GetValue<bool>().ShouldBeFalse();
            schema["properties"]!.AsObject().ShouldAllBe(static property => property.Value!["description"]!.GetValue<string>().Length > 10);
        }
    }

    [Fact]
    public async Task What_does_more_than_read_is_not_listed()
    {
        await using ServedTools served = await ServedTools.StartAsync(new McpServerSettings());

        (await served.Client.ListToolsAsync(cancellationToken: TestContext.Current.CancellationToken)).ShouldNotContain(static tool => tool.Name == "delete_world");
    }

    [Fact]
    public async Task What_does_more_than_read_is_listed_where_the_mode_is_to_respond()
    {
        await using ServedTools served = await ServedTools.StartAsync(new McpServerSettings { Mode = McpMode.Respond });

        (await served.Client.ListToolsAsync(cancellationToken: TestContext.Current.CancellationToken)).Single(static tool => tool.Name == "delete_world").ProtocolTool.Annotations!.DestructiveHint.ShouldBe(true);
    }

    [Fact]
    public async Task Calling_what_is_withheld_says_that_it_is_withheld_and_not_unknown()
    {
        await using ServedTools served = await ServedTools.StartAsync(new McpServerSettings());

        McpException refusal = await Should.ThrowAsync<McpException>(() => served.CallAsync("delete_world", """{"world":"this"}"""));
        refusal.Message.ShouldContain("withheld");
    }

    [Fact]
    public async Task Calling_a_misspelt_tool_names_the_near_one()
    {
        await using ServedTools served = await ServedTools.StartAsync(new McpServerSettings());

        McpException refusal = await Should.ThrowAsync<McpException>(() => served.CallAsync("list_client"));
        refusal.Message.ShouldContain("Did you mean 'list_clients'?");
    }

    [Theory]
    [InlineData(ServedTools.Handshake)]
    [InlineData(ServedTools.Stateless)]
    public async Task The_instructions_fit_what_hosts_keep_of_them(string revision)
    {
        await using ServedTools served = await ServedTools.StartAsync(new McpServerSettings(), revision);

        served.Client.ServerInstructions!.Length.ShouldBeInRange(200, 2048);
    }

    [Fact]
    public async Task Listing_the_tools_connects_to_no_server()
    {
        var settings = new McpServerSettings { ConnectAsync = static _ => throw new InvalidOperationException("It connected.") };
        await using ServedTools served = await ServedTools.StartAsync(settings);

        (await served.Client.ListToolsAsync(cancellationToken: TestContext.Current.CancellationToken)).ShouldNotBeEmpty();
    }

    private static async Task<JsonArray> ListAsync(string revision)
    {
        await using ServedTools served = await ServedTools.StartAsync(new McpServerSettings { Operations = Shipped }, revision);
        IList<McpClientTool> tools = await served.Client.ListToolsAsync(cancellationToken: TestContext.Current.CancellationToken);
        return new JsonArray([.. tools.Select(static tool => JsonSerializer.SerializeToNode(tool.ProtocolTool, McpJsonUtilities.DefaultOptions.GetTypeInfo(typeof(Tool))))]);
    }
}
