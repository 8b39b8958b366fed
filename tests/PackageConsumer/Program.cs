using Megaraptor.Lab;
using Megaraptor.Mcp.Hosting;
using Megaraptor.Sdk;
using Megaraptor.Sdk.Catalogue;
using Megaraptor.Sdk.Configuration;

await using LabServer lab = await LabServer.StartAsync();
await StdioMcpServer.RunAsync(new McpServerSettings
{
    ConnectAsync = _ => ValueTask.FromResult(new VelociraptorClient(ApiClientConfiguration.Parse(lab.CreateApiClientYaml("consumer", "reader", "api"), "the Lab"))),
});
