using Grpc.Core;
using Megaraptor.Wire;

namespace Megaraptor.Lab.Tests.Service;

/// <summary>Remembers what is written to it, as texts: logs as they are, parts as their rows.</summary>
internal sealed class RecordingStream : IServerStreamWriter<VQLResponse>
{
    private readonly Lock _lock = new();
    private readonly List<string> _messages = [];

    public WriteOptions? WriteOptions { get; set; }

    public IReadOnlyList<string> Messages
    {
        get
        {
            lock (_lock)
            {
                return [.. _messages];
            }
        }
    }

    public Task WriteAsync(VQLResponse message, CancellationToken cancellationToken) => WriteAsync(message);

    public Task WriteAsync(VQLResponse message)
    {
        lock (_lock)
        {
            _messages.Add(message.Log.Length > 0 ? message.Log.ToStringUtf8() : $"{message.Part}{message.Response.ToStringUtf8()}");
        }

        return Task.CompletedTask;
    }
}
