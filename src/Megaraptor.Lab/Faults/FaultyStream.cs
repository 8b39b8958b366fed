using Grpc.Core;
using Megaraptor.Wire;

namespace Megaraptor.Lab.Faults;

/// <summary>A stream of answers with a fault in it.</summary>
/// <param name="output">The stream.</param>
/// <param name="fault">The fault.</param>
/// <param name="clock">Measures delays.</param>
/// <param name="cut">Cuts the connection.</param>
internal sealed class FaultyStream(IServerStreamWriter<VQLResponse> output, LabFault fault, TimeProvider clock, Action cut) : IServerStreamWriter<VQLResponse>
{
    private long _bytes;

    /// <inheritdoc/>
    public WriteOptions? WriteOptions
    {
        get => output.WriteOptions;
        set => output.WriteOptions = value;
    }

    /// <inheritdoc/>
    public Task WriteAsync(VQLResponse message) => WriteAsync(message, CancellationToken.None);

    /// <inheritdoc/>
    public async Task WriteAsync(VQLResponse message, CancellationToken cancellationToken)
    {
        if (fault.Delay > TimeSpan.Zero)
        {
            await Task.Delay(fault.Delay, clock, cancellationToken).ConfigureAwait(false);
        }

        _bytes += message.Response.Length;
        if (message.Response.Length > 0 && _bytes > fault.MostBytes)
        {
            cut();
            throw new OperationCanceledException("The connection was cut by a fault that was asked for.");
        }

        await output.WriteAsync(message, cancellationToken).ConfigureAwait(false);
    }
}
