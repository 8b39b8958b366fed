namespace Megaraptor.Benchmarks.Startup;

/// <summary>What each program weighs once it has answered <c>tools/list</c>, measured in the same run as its time.</summary>
internal static class PeakMemory
{
    private const int Starts = 11;
    private const double MiB = 1024 * 1024;

    internal static void Print()
    {
        Console.WriteLine();
        Console.WriteLine("| Program | Tools | Peak memory, median | File |");
        Console.WriteLine("|---|---:|---:|---:|");
        foreach (PublishedProgram program in PublishedPrograms.All)
        {
            (int tools, long memory) = Measure(program);
            double file = Directory.EnumerateFiles(Path.GetDirectoryName(program.Path)!).Sum(static path => new FileInfo(path).Length);
            Console.WriteLine(FormattableString.Invariant($"| {program.Name} | {tools} | {memory / MiB:F1} MiB | {file / MiB:F1} MiB |"));
        }
    }

    private static (int Tools, long Memory) Measure(PublishedProgram program)
    {
        int tools = 0;
        var peaks = new List<long>(Starts);
        for (int start = 0; start < Starts; start++)
        {
            using var server = McpProcess.Start(program);
            tools = server.ListTools();
            peaks.Add(server.PeakWorkingSet());
        }

        peaks.Sort();
        return (tools, peaks[Starts / 2]);
    }
}
