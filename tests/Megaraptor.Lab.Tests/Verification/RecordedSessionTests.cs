using Megaraptor.Lab.Tests.Service;
using Megaraptor.Lab.Verification;
using Megaraptor.Recordings;

namespace Megaraptor.Lab.Tests.Verification;

/// <summary>Replays the recorded session against a Lab, over gRPC with mutual TLS, in the order in which it was recorded.</summary>
public sealed class RecordedSessionTests(ITestOutputHelper output)
{
    private static readonly string[] s_files = ["basics", "errors", "env", "clients", "artifacts", "flows", "hunts", "monitoring", "notebooks", "users_orgs", "downloads", "files", "more"];

    [Fact]
    public async Task The_session_is_answered_as_recorded()
    {
        var clock = new SessionClock();
        await using LabServer lab = await LabServer.StartAsync(new LabOptions { TimeProvider = clock }, TestContext.Current.CancellationToken);
        using var connections = new LabConnections(lab);
        var verifier = new RecordingVerifier(connections.As, TimeSpan.FromSeconds(3), clock);
        var wrong = new List<string>();
        await using WatchReplay watch = await verifier.WatchAsync(Recording.PathOf(Path.Combine("lab", "watch_flow_completion.json")), TestContext.Current.CancellationToken);
        foreach (string file in s_files)
        {
            await foreach (ExchangeOutcome outcome in verifier.VerifyAsync(Recording.PathOf(Path.Combine("lab", file + ".jsonl")), TestContext.Current.CancellationToken))
            {
                Judge(outcome, wrong);
            }
        }

        foreach (ExchangeOutcome outcome in await watch.FinishAsync(TestContext.Current.CancellationToken))
        {
            Judge(outcome, wrong);
        }

        wrong.ShouldBeEmpty();
    }

    private void Judge(ExchangeOutcome outcome, List<string> wrong)
    {
        string name = $"{outcome.File}/{outcome.Id}";
        bool isKnown = SessionDifferences.Known.ContainsKey(name);
        if (isKnown == outcome.Agrees)
        {
            wrong.Add(isKnown ? $"{name} agrees and must be taken off the list" : name);
            Explain(name, outcome);
        }
    }

    private void Explain(string name, ExchangeOutcome outcome)
    {
        output.WriteLine($"{name}: {outcome.Skipped}");
        foreach (Difference difference in outcome.Differences)
        {
            output.WriteLine($"  {difference.Where}\n    recorded {difference.Recorded}\n    actual   {difference.Actual}");
        }
    }
}
