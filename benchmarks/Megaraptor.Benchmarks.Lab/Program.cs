using BenchmarkDotNet.Running;
using Megaraptor.Benchmarks.Lab;

// "memory" runs the large query once and prints how much memory the process took at most, which no benchmark shows.
if (args is ["memory"])
{
    LargeFileMemory.Print(Console.Out);
}
else
{
    BenchmarkSwitcher.FromAssembly(typeof(LargeFileMemory).Assembly).Run(args);
}
