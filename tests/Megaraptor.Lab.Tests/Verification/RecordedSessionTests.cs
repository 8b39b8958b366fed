using Megaraptor.Lab.Tests.Service;
using Megaraptor.Lab.Verification;
using Megaraptor.Recordings;

namespace Megaraptor.Lab.Tests.Verification;

/// <summary>Replays the recorded session against a Lab, over gRPC with mutual TLS.</summary>
public sealed class RecordedSessionTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("basics")]
    [InlineData("errors")]
    [InlineData("env")]
    [InlineData("clients")]
    [InlineData("artifacts")]
    [InlineData("flows")]
    [InlineData("files")]
    [InlineData("users_orgs")]
    public async Task Exchanges_are_answered_as_recorded(string file)
    {
        await using LabServer lab = await LabServer.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        using var connections = new LabConnections(lab);
        var verifier = new RecordingVerifier(connections.As, TimeSpan.Zero);
        var differing = new List<string>();

        await foreach (ExchangeOutcome outcome in verifier.VerifyAsync(Recording.PathOf(Path.Combine("lab", file + ".jsonl")), TestContext.Current.CancellationToken))
        {
            if (!outcome.Agrees)
            {
                differing.Add(outcome.Id);
                output.WriteLine($"{outcome.Id}: {outcome.Skipped}");
                foreach (Difference difference in outcome.Differences)
                {
                    output.WriteLine($"  {difference.Where}\n    recorded {difference.Recorded}\n    actual   {difference.Actual}");
                }
            }
        }

        differing.ShouldBeEmpty();
    }
}
