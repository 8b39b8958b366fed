using BenchmarkDotNet.Running;
using Megaraptor.Benchmarks.Sdk;

// "memory", "neighbours" and "inturn" measure what no benchmark shows: the most memory in use, a percentile, and ratios on a busy machine.
switch (args)
{
    case ["memory"]:
        await StreamMemory.PrintAsync(Console.Out).ConfigureAwait(false);
        break;
    case ["inturn"]:
        await InTurn.PrintAsync(Console.Out).ConfigureAwait(false);
        break;
    case ["neighbours"]:
        await Neighbours.PrintAsync(Console.Out).ConfigureAwait(false);
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(EventQueries).Assembly).Run(args);
        break;
}
