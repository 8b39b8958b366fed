using Megaraptor.Lab.Tests.Service;
using Megaraptor.Lab.Verification;
using Megaraptor.Recordings;

namespace Megaraptor.Lab.Tests.Verification;

public sealed class RecordedFilesTests
{
    [Fact]
    public async Task Files_are_read_as_recorded()
    {
        await using LabServer lab = await LabServer.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        using var connection = new LabConnection(lab.CreateApiClientYaml("admin"));
        var verifier = new RecordingVerifier(_ => connection.Channel.CreateCallInvoker(), TimeSpan.Zero);
        var differing = new List<string>();

        await foreach (ExchangeOutcome outcome in verifier.VerifyAsync(Recording.PathOf(Path.Combine("lab", "files.jsonl")), TestContext.Current.CancellationToken))
        {
            if (!outcome.Agrees)
            {
                differing.Add($"{outcome.Id}: {string.Join("; ", outcome.Differences)}{outcome.Skipped}");
            }
        }

        differing.ShouldBeEmpty();
    }
}
