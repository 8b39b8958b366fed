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
        ArtifactStorage stored = await client.Artifacts.SetAsync(Definition("2"), Token);

        stored.Artifact.Sources.Single().Query.ShouldContain("SELECT 2");
    }

    [Fact]
    public async Task A_check_that_gave_no_verdict_is_a_failure_and_not_a_sound_definition()
    {
        await using LabServer lab = await StartAsync("verify(", LabFault.Says("DEFAULT:nothing to say", rows: 0), static () => true);
        await using VelociraptorClient client = LabFixture.Connect(lab);

        MegaraptorException failure = await Should.ThrowAsync<MegaraptorException>(() => client.Artifacts.VerifyAsync(Definition("1"), Token));

        (failure.Code, failure.Message.Contains("no verdict", StringComparison.Ordinal)).ShouldBe((MegaraptorErrorCode.ServerError, true));
    }

    [Fact]
    public async Task A_definition_on_which_there_is_no_verdict_is_not_stored()
    {
        await using LabServer lab = await StartAsync("verify(", LabFault.Says("DEFAULT:nothing to say", rows: 0), static () => true);
        await using VelociraptorClient client = LabFixture.Connect(lab);

        await Should.ThrowAsync<MegaraptorException>(() => client.Artifacts.SetAsync(Definition("1"), Token));

        await Should.ThrowAsync<NotFoundException>(() => client.Artifacts.GetAsync("Custom.Sdk.Fault", Token));
    }

    private static string Definition(string value) => $"name: Custom.Sdk.Fault\nsources:\n  - query: SELECT {value} AS A FROM scope()\n";

    private static Task<LabServer> StartAsync(string text, LabFault fault, Func<bool> isBroken) => LabServer.StartAsync(
        new LabOptions { Fault = call => isBroken() && call.Texts.Any(vql => vql.Contains(text, StringComparison.Ordinal)) ? fault : null },
        Token);
}
