using Grpc.Core;
using Megaraptor.Wire;

namespace Megaraptor.Lab.Service;

/// <summary>Counts the messages of a stream that the transport took.</summary>
/// <param name="output">The stream.</param>
/// <param name="traffic">Where they are counted.</param>
internal sealed class CountedStream(IServerStreamWriter<VQLResponse> output, QueryTraffic traffic) : IServerStreamWriter<VQLResponse>
{
    /// <inheritdoc/>
    public WriteOptions? WriteOptions
    {
        get => output.WriteOptions;
        set => output.WriteOptions = value;
    }

    /// <inheritdoc/>
    public Task WriteAsync(VQLResponse message) => CountAsync(output.WriteAsync(message));

    /// <inheritdoc/>
    public Task WriteAsync(VQLResponse message, CancellationToken cancellationToken) => CountAsync(output.WriteAsync(message, cancellationToken));

    private Task CountAsync(Task written)
    {
        if (written.IsCompletedSuccessfully)
        {
            traffic.Sent();
            return written;
        }

        return WaitAsync(written);
    }

    private async Task WaitAsync(Task written)
    {
        await written.ConfigureAwait(false);
        traffic.Sent();
    }
}
