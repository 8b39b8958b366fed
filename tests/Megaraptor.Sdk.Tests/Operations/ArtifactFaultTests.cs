using Megaraptor.Lab;
using Megaraptor.Lab.Faults;
using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Operations.Artifacts;

namespace Megaraptor.Sdk.Tests.Operations;

/// <summary>What is said of a definition when the connection breaks: an older one of its name proves nothing.</summary>
public sealed class ArtifactFaultTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_replacement_that_never_reached_the_server_is_not_taken_for_stored()
    {
        bool isBroken = false;
        await using LabServer lab = await StartAsync("artifact_set(", LabFault.Unavailable, () => isBroken);
        await using VelociraptorClient client = LabFixture.Connect(lab);
        await client.Artifacts.SetAsync(Definition("1"), Token);
        isBroken = true;

        (await Should.ThrowAsync<MegaraptorException>(() => client.Artifacts.SetAsync(Definition("2"), Token))).Code.ShouldBe(MegaraptorErrorCode.NotDone);
    }

    [Fact]
    public async Task A_replacement_whose_answer_was_lost_is_looked_up()
    {
        bool isBroken = false;
        await using LabServer lab = await StartAsync("artifact_set(", LabFault.CutAfterRows(0), () => isBroken);
        await using VelociraptorClient client = LabFixture.Connect(lab);
        await client.Artifacts.SetAsync(Definition("1"), Token);
        isBroken = true;
        ArtifactDetails stored = await client.Artifacts.SetAsync(Definition("2"), Token);

        stored.Sources.Single().Query.ShouldContain("SELECT 2");
    }

    private static string Definition(string value) => $"name: Custom.Sdk.Fault\nsources:\n  - query: SELECT {value} AS A FROM scope()\n";

    private static Task<LabServer> StartAsync(string text, LabFault fault, Func<bool> isBroken) => LabServer.StartAsync(
        new LabOptions { Fault = call => isBroken() && call.Texts.Any(vql => vql.Contains(text, StringComparison.Ordinal)) ? fault : null },
        Token);
}
