using BenchmarkDotNet.Attributes;
using Megaraptor.Benchmarks.Language.Texts;
using Megaraptor.Vql.Checking;
using Megaraptor.Vql.Columns;
using Megaraptor.Vql.Effects;
using Megaraptor.Vql.Syntax;

namespace Megaraptor.Benchmarks.Language;

/// <summary>What an editor, the compiler and a policy wait for, parsing included.</summary>
[Config(typeof(OneProcess))]
[MemoryDiagnoser]
[MinColumn]
[MedianColumn]
public class CheckBenchmark
{
    private static readonly CheckOptions s_hunting = new() { Variables = [.. ((string[])["Days", "Label", "HuntId"]).Select(static name => new VqlColumn(name, VqlType.String))] };

    private static readonly (string Text, CheckOptions Options)[] s_recorded =
    [
        .. VqlTexts.Recorded.SelectMany(static exchange => exchange.Request.Vql.Select(vql => (vql, new CheckOptions { Variables = [.. exchange.Request.Env.Keys.Select(static key => new VqlColumn(key, VqlType.String))] }))),
    ];

    /// <summary>How many queries one run of <see cref="CheckOfRecordedQueries"/> checks, so that times are those of one query.</summary>
    private const int Recorded = 1291;

    [GlobalSetup(Target = nameof(CheckOfRecordedQueries))]
    public void Count()
    {
        if (s_recorded.Length != Recorded)
        {
            throw new InvalidOperationException($"There are {s_recorded.Length} recorded queries.");
        }
    }

    [Benchmark]
    public int CheckOf2KiB() => VqlChecker.Check(VqlTexts.TwoKibibytes, s_hunting).Count;

    [Benchmark]
    public VqlEffects EffectsOf2KiB() => EffectAnalysis.Of(VqlSyntax.Parse(VqlTexts.TwoKibibytes).Script).Effects;

    [Benchmark(OperationsPerInvoke = Recorded)]
    public int CheckOfRecordedQueries()
    {
        int findings = 0;
        foreach ((string text, CheckOptions options) in s_recorded)
        {
            findings += VqlChecker.Check(text, options).Count;
        }

        return findings;
    }
}
