using Megaraptor.Benchmarks.AttributeTools;
using Megaraptor.Sdk;
using Megaraptor.Sdk.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

// The way that the MCP SDK's own guide shows.
HostApplicationBuilder builder = Host.CreateApplicationBuilder(args);
builder.Logging.ClearProviders();
builder.Services.AddSingleton(static _ => new VelociraptorClient(ConfigurationEnvironment.Load()));
builder.Services.AddMcpServer().WithStdioServerTransport().WithTools<VelociraptorTools>();
await builder.Build().RunAsync().ConfigureAwait(false);
