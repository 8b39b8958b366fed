using System.Text.Json.Nodes;
using Megaraptor.Sdk.Catalogue;

namespace Megaraptor.Sdk.Tests.Matrix;

/// <summary>
/// The same calls on a real server, where the variable names the api_client.yaml of one. Only those that read, since the server
/// may be somebody's.
/// </summary>
public sealed class RealServerTests
{
    private const string Variable = "MEGARAPTOR_TEST_CONFIG";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Reading => [.. DeclaredOperations.OnServer.Where(static operation => operation.Effect == Effect.Read).Select(static operation => operation.Name)];

    [Theory]
    [MemberData(nameof(Reading))]
    public async Task A_reading_operation_succeeds_on_a_real_server(string name)
    {
        string? path = Environment.GetEnvironmentVariable(Variable);
        Assert.SkipWhen(path is null, $"{Variable} does not name an api_client.yaml.");
        await using VelociraptorClient client = VelociraptorClient.FromFile(path!);
        SampleIds? ids = await SampleIds.FindAsync(client, Token);
        Assert.SkipWhen(ids is null, "The server has no client with rows, or no hunt with results.");
        JsonObject arguments = await SampleCalls.All[name](client, ids!, Token);
        var sink = new CountingSink();

        await DeclaredOperations.All.Find(name)!.InvokeAsync(new OperationCall(new SampleArguments(arguments), _ => ValueTask.FromResult(client), sink), Token);

        sink.Summary.ShouldNotBeNull();
    }
}
