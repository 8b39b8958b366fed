using Megaraptor.Lab.Tests.Service;
using Megaraptor.Lab.Verification;
using Megaraptor.Recordings;

namespace Megaraptor.Lab.Tests.Evaluation;

/// <summary>Replays the recorded language exchanges over gRPC, as <c>lab verify</c> does, and counts those that agree.</summary>
public sealed class RecordedLanguageTests(ITestOutputHelper output)
{
    private const int Recorded = 958;

    [Fact]
    public async Task The_language_is_answered_as_recorded()
    {
        await using LabServer lab = await LabServer.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        using var connections = new LabConnections(lab);
        var verifier = new RecordingVerifier(connections.As, TimeSpan.Zero);
        List<string> differing = [];
        int agreeing = 0;
        await foreach (ExchangeOutcome outcome in verifier.VerifyAsync(Recording.PathOf("vql-conformance.jsonl"), TestContext.Current.CancellationToken))
        {
            if (outcome.Agrees)
            {
                agreeing++;
            }
            else
            {
                differing.Add($"vql/{outcome.Id}");
                output.WriteLine($"vql/{outcome.Id}: {string.Join("; ", outcome.Differences)}{outcome.Skipped}");
            }
        }

        output.WriteLine($"{agreeing} of {Recorded} agree.");
        differing.Order(StringComparer.Ordinal).ShouldBe(KnownDifferences.Reasons.Keys.Where(static name => name.StartsWith("vql/", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        agreeing.ShouldBe(Recorded - differing.Count);
    }
}
