using Megaraptor.Lab;
using Megaraptor.Lab.Offline;

namespace Megaraptor.Benchmarks.Lab;

/// <summary>A file of 1 GiB of rows, and a Lab that reads it.</summary>
internal sealed class LargeFile : IAsyncDisposable
{
    /// <summary>A query that looks for few rows.</summary>
    public const string Query = "SELECT * FROM " + StoredRows.Source + " WHERE Username =~ 'backup$'";

    private const long Size = 1L << 30;

    private LargeFile(string path, LabServer lab)
    {
        Path = path;
        Connection = new LabConnection(lab);
        Lab = lab;
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>A client of the Lab.</summary>
    public LabConnection Connection { get; }

    private LabServer Lab { get; }

    /// <summary>Writes the file and starts the Lab.</summary>
    public static async Task<LargeFile> CreateAsync()
    {
        string path = System.IO.Path.Combine(System.IO.Path.GetTempPath(), System.IO.Path.GetRandomFileName());
        EventRows.Write(path, Size);
        return new LargeFile(path, await StoredRows.StartAsync(new MemberRows(() => File.OpenRead(path))).ConfigureAwait(false));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Connection.Dispose();
        await Lab.DisposeAsync().ConfigureAwait(false);
        File.Delete(Path);
    }
}
