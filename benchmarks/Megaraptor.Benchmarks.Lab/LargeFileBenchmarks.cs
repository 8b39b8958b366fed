using System.Text.Json;
using BenchmarkDotNet.Attributes;

namespace Megaraptor.Benchmarks.Lab;

/// <summary>A condition over 1 GiB of rows, against nothing but reading the JSON's tokens.</summary>
[Config(typeof(ShortRuns))]
public class LargeFileBenchmarks
{
    private LargeFile? _file;

    [GlobalSetup]
    public async Task CreateAsync() => _file = await LargeFile.CreateAsync().ConfigureAwait(false);

    [GlobalCleanup]
    public async Task DeleteAsync() => await _file!.DisposeAsync().ConfigureAwait(false);

    [Benchmark(Baseline = true, Description = "a bare Utf8JsonReader")]
    public long Scan()
    {
        using FileStream file = File.OpenRead(_file!.Path);
        var buffer = new byte[64 * 1024];
        int used = 0;
        long tokens = 0;
        var state = new JsonReaderState(new JsonReaderOptions { AllowMultipleValues = true });
        while (true)
        {
            int read = file.Read(buffer, used, buffer.Length - used);
            used += read;
            var reader = new Utf8JsonReader(buffer.AsSpan(0, used), isFinalBlock: read == 0, state);
            while (reader.Read())
            {
                tokens++;
            }

            if (read == 0)
            {
                return tokens;
            }

            state = reader.CurrentState;
            int consumed = (int)reader.BytesConsumed;
            buffer.AsSpan(consumed, used - consumed).CopyTo(buffer);
            used -= consumed;
        }
    }

    [Benchmark(Description = "SELECT * FROM source() WHERE, over gRPC")]
    public Task<long> Query() => _file!.Connection.RunAsync(LargeFile.Query);
}
