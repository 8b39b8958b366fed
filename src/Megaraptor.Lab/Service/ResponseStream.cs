using System.Text;
using Google.Protobuf;
using Grpc.Core;
using Megaraptor.Wire;

namespace Megaraptor.Lab.Service;

/// <summary>What one call streams back: logs and parts of rows, in the order they come about.</summary>
/// <remarks>
/// A write blocks its thread until the transport takes the message, so a client that does not read stops its query. That is why queries run on
/// threads of their own. Safe for concurrent use: the timers of a query write too.
/// </remarks>
/// <param name="output">The call's stream.</param>
/// <param name="clock">Dates the messages.</param>
/// <param name="cancellationToken">The client has gone.</param>
internal sealed class ResponseStream(IServerStreamWriter<VQLResponse> output, TimeProvider clock, CancellationToken cancellationToken)
{
    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly Lock _lock = new();
    private readonly WriteOptions _flush = new();
    private readonly WriteOptions _hold = new(WriteFlags.BufferHint);
    private bool _muted;

    /// <summary>From now on logs are dropped: the server sends none for a query that it has cancelled.</summary>
    public void Mute()
    {
        lock (_lock)
        {
            _muted = true;
        }
    }

    /// <summary>Sends a log.</summary>
    /// <param name="text">The text, with its level. A newline is added when it has none.</param>
    /// <exception cref="RpcException">The text is no Unicode: the real server fails to encode it, and the call with it.</exception>
    public void Log(string text)
    {
        lock (_lock)
        {
            Log(text, _flush);
        }
    }

    /// <summary>Sends a log if there is still somebody to send it to.</summary>
    public void TryLog(string text)
    {
        try
        {
            Log(text);
        }
        catch (Exception error) when (error is OperationCanceledException or InvalidOperationException or IOException)
        {
            // The client has gone, and the query ends for that reason.
        }
    }

    /// <summary>The status with which the real server ends a call whose text it cannot encode.</summary>
    public static RpcException InvalidText() => new(new Status(StatusCode.Internal, "grpc: error while marshaling: string field contains invalid UTF-8"));

    /// <summary>Sends a part of rows, after a log that announces it.</summary>
    /// <param name="announcement">The log's text.</param>
    /// <param name="part">The part. Its memory may be reused when this returns.</param>
    public void Part(string announcement, VQLResponse part)
    {
        lock (_lock)
        {
            // The two belong together and leave in one packet.
            Log(announcement, _hold);
            part.Timestamp = Now();
            Write(part, _flush);
        }
    }

    private void Log(string text, WriteOptions options)
    {
        if (!_muted)
        {
            Write(new VQLResponse { Log = ByteString.CopyFrom(Encode(text.EndsWith('\n') ? text : text + "\n")), Timestamp = Now() }, options);
        }
    }

    private void Write(VQLResponse message, WriteOptions options)
    {
        cancellationToken.ThrowIfCancellationRequested();
        output.WriteOptions = options;
        Task written = output.WriteAsync(message, cancellationToken);
        if (!written.IsCompletedSuccessfully)
        {
            written.GetAwaiter().GetResult();
        }
    }

    private ulong Now() => (ulong)(clock.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks / 10;

    private static byte[] Encode(string text)
    {
        try
        {
            return s_strict.GetBytes(text);
        }
        catch (EncoderFallbackException)
        {
            throw InvalidText();
        }
    }
}
