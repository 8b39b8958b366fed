using BenchmarkDotNet.Running;
using Megaraptor.Benchmarks.Sdk;

// "memory" and "neighbours" measure what no benchmark shows: the most memory in use, and a percentile.
switch (args)
{
    case ["memory"]:
        await StreamMemory.PrintAsync(Console.Out).ConfigureAwait(false);
        break;
    case ["neighbours"]:
        await Neighbours.PrintAsync(Console.Out).ConfigureAwait(false);
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(EventQueries).Assembly).Run(args);
        break;
}
