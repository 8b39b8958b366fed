using Megaraptor.Lab.Verification;
using Megaraptor.Recordings;

namespace Megaraptor.Lab.Tests.Evaluation;

public sealed class ConformanceTests
{
    private static readonly Dictionary<string, RecordedExchange> s_exchanges = new (string Name, string File)[] { ("vql", "vql-conformance.jsonl"), ("basics", "lab/basics.jsonl"), ("env", "lab/env.jsonl"), ("errors", "lab/errors.jsonl") }
        .SelectMany(static file => File.ReadLines(Recording.PathOf(file.File)).Select(line => (file.Name, Exchange: RecordedExchange.Parse(line))))
        .Where(static recorded => recorded.Exchange.Query is { } query && !Waits(query))
        .ToDictionary(static recorded => $"{recorded.Name}/{recorded.Exchange.Id}", static recorded => recorded.Exchange, StringComparer.Ordinal);

    public static TheoryData<string> Names => [.. s_exchanges.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Evaluator_streams_what_the_server_did(string name)
    {
        string evaluated = ExchangeRun.Evaluated(s_exchanges[name], TestContext.Current.CancellationToken);
        string recorded = ExchangeRun.Recorded(s_exchanges[name]);

        if (KnownDifferences.Reasons.TryGetValue(name, out string? reason))
        {
            (evaluated == recorded).ShouldBeFalse($"This exchange agrees now, so it must leave the list. The reason was: {reason}");
        }
        else
        {
            (evaluated == recorded).ShouldBeTrue($"Recorded:\n{recorded}\nEvaluated:\n{evaluated}\n");
        }
    }

    /// <summary>What becomes of queries that take their time is the service's to decide, and tested there.</summary>
    private static bool Waits(RecordedQuery query) => query.Texts.Any(static text => text.Vql.Contains("sleep(", StringComparison.Ordinal));
}
