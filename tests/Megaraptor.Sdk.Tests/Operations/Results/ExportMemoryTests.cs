using System.Globalization;
using System.Text;
using Megaraptor.Sdk.Files;
using Megaraptor.Sdk.Operations.Results;
using Megaraptor.Sdk.Query;
using Megaraptor.Sdk.Tests.Files;

namespace Megaraptor.Sdk.Tests.Operations.Results;

/// <summary>An export holds on to a part of its rows only, however many there are. The rows are made while they are read, so that nothing else is measured.</summary>
[Collection(nameof(MeasuredAlone))]
public sealed class ExportMemoryTests : IDisposable
{
    private const int Rows = 300_000;
    private const long Mebibyte = 1024 * 1024;

    private readonly TestFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Writing_rows_down_holds_a_few_of_them() => (await PeakAsync(static (_, _) => Task.CompletedTask)).ShouldBeLessThan(16 * Mebibyte);

    [Fact]
    public async Task Csv_holds_a_few_rows() => (await PeakAsync(static (spool, file) => CsvExport.WriteAsync(spool, file, Token))).ShouldBeLessThan(16 * Mebibyte);

    [Fact]
    public async Task Parquet_holds_one_group_of_rows() => (await PeakAsync(static (spool, file) => ParquetExport.WriteAsync(spool, file, Token))).ShouldBeLessThan(48 * Mebibyte);

    /// <summary>The most that an export holds on to. Its rows together are beyond 100 MiB as text alone.</summary>
    private async Task<long> PeakAsync(Func<RowSpool, OutputFile, Task> write)
    {
        var output = new OutputFolder(_folder.Path);
        await using OutputFile lines = output.Begin(["exports"], "all.rows");
        await using OutputFile file = output.Begin(["exports"], "all");
        var spool = new RowSpool(lines);
        long before = GC.GetTotalMemory(forceFullCollection: true);

        Task export = Task.Run(
            async () =>
            {
                await spool.WriteAsync(VqlRows.Of(Enumerable.Range(0, Rows).Select(Row)), Token);
                await write(spool, file);
            },
            Token);
        long peak = before;
        while (!export.IsCompleted)
        {
            peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: true));
            await Task.WhenAny(export, Task.Delay(50, Token));
        }

        await export;
        (spool.Rows, lines.Length > 100 * Mebibyte).ShouldBe((Rows, true));
        return peak - before;
    }

    private static VqlRow Row(int number) => new(Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"EntryNumber":{{number}},"InUse":{{(number % 3 == 0 ? "true" : "false")}},"OSPath":"C:\\Users\\user{{number % 500}}\\AppData\\Local\\Temp\\{{number:x16}}.tmp","FileName":"{{number:x16}}.tmp","FileSize":{{number * 37L}},"Ratio":{{number / 7.0}},"Created":"2026-03-01T10:00:00Z","LastModified":"2026-03-02T11:30:00Z","LastAccess":"2026-03-03T09:15:00Z","Note":"{{number * 7919L:x32}}{{number * 104729L:x32}}"}""")));
}
