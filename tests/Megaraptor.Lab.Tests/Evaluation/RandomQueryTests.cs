using CsCheck;

namespace Megaraptor.Lab.Tests.Evaluation;

public sealed class RandomQueryTests
{
    [Fact]
    public void No_query_crashes_the_evaluator() =>
        RandomQueries.Script.Sample(
            static vql =>
            {
                // What never ends ends when it is cancelled.
                using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(0.1));
                EvaluatedQuery.Of(vql, [], new JumpingClock(), limit.Token);
            },
            iter: Environment.GetEnvironmentVariable("RANDOM_QUERIES") is { } count ? int.Parse(count, System.Globalization.CultureInfo.InvariantCulture) : 2000,
            threads: 1);
}
