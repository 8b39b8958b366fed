using System.Security.Cryptography;
using Megaraptor.Sdk.Errors;

namespace Megaraptor.Sdk.Files;

/// <summary>
/// A file on its way: written under another name, and given its own when it is complete. One that has an origin stays when
/// the way is cut short, and is continued by bytes of the same origin.
/// </summary>
internal sealed class OutputFile : IAsyncDisposable
{
    /// <summary>What the name of a file ends in while it is on its way.</summary>
    internal const string PartEnding = ".part";

    /// <summary>What the name of the note ends in that says of what a part is.</summary>
    internal const string OriginEnding = ".origin";

    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly FileStream _stream;
    private readonly bool _isContinued;
    private bool _isDone;

    private OutputFile(string path, FileStream stream, bool isContinued)
    {
        Path = path;
        _stream = stream;
        _isContinued = isContinued;
    }

    /// <summary>The full path that it will have.</summary>
    internal string Path { get; }

    /// <summary>How many bytes it has so far.</summary>
    internal long Length => _stream.Length;

    /// <summary>Where it is written.</summary>
    internal Stream Stream => _stream;

    private string Part => Path + PartEnding;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stream.DisposeAsync().ConfigureAwait(false);
        if (!_isDone && !_isContinued)
        {
            File.Delete(Part);
        }
    }

    internal static OutputFile Open(string path, string? origin)
    {
        string part = path + PartEnding;
        if (new FileInfo(part).LinkTarget is not null)
        {
            throw new OutputException($"{part} is a link.", "Files are written below the output folder only: remove the link.");
        }

        bool goesOn = origin is not null && OriginOf(path) == origin;
        FileStream stream = Create(part, FileMode.OpenOrCreate);
        if (!goesOn)
        {
            // Whoever else writes this file holds it: it is emptied, not replaced behind another's back.
            stream.SetLength(0);
            if (origin is not null)
            {
                Write(path + OriginEnding, origin);
            }
        }

        stream.Seek(0, SeekOrigin.End);
        return new OutputFile(path, stream, isContinued: origin is not null);
    }

    /// <summary>What a part says of its bytes; null when there is no part.</summary>
    internal static string? OriginOf(string path) =>
        File.Exists(path + PartEnding) && File.Exists(path + OriginEnding) ? File.ReadAllText(path + OriginEnding) : null;

    internal Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) =>
        OutputFailures.GuardAsync(Path, () => _stream.WriteAsync(bytes, cancellationToken).AsTask());

    /// <summary>The SHA-256 of what is on the disk, in lower-case hexadecimal.</summary>
    internal async Task<string> HashAsync(CancellationToken cancellationToken)
    {
        string hash = "";
        await OutputFailures.GuardAsync(Path, async () =>
        {
            await _stream.FlushAsync(cancellationToken).ConfigureAwait(false);
            _stream.Seek(0, SeekOrigin.Begin);
            hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(_stream, cancellationToken).ConfigureAwait(false));
        }).ConfigureAwait(false);
        return hash;
    }

    /// <summary>Gives the file its name.</summary>
    internal Task CompleteAsync() => OutputFailures.GuardAsync(Path, async () =>
    {
        _stream.Flush(flushToDisk: true);
        await _stream.DisposeAsync().ConfigureAwait(false);
        File.Move(Part, Path, overwrite: false);
        _isDone = true;
        File.Delete(Path + OriginEnding);
    });

    /// <summary>Throws away what was written: it is not what it should be, and must not be continued.</summary>
    internal async Task DiscardAsync()
    {
        await _stream.DisposeAsync().ConfigureAwait(false);
        File.Delete(Part);
        File.Delete(Path + OriginEnding);
        _isDone = true;
    }

    private static void Write(string path, string text)
    {
        File.Delete(path);
        using FileStream stream = Create(path, FileMode.CreateNew);
        using var writer = new StreamWriter(stream);
        writer.Write(text);
    }

    private static FileStream Create(string path, FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = FileShare.None, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = Private;
        }

        return new FileStream(path, options);
    }
}
