using Grpc.Core;
using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Files;
using Megaraptor.Sdk.Query;
using Megaraptor.Wire;

namespace Megaraptor.Sdk;

/// <content>Reading the server's file store.</content>
public partial class VelociraptorClient
{
    private const int MostAttempts = 4;

    private static readonly TimeSpan s_retryPause = TimeSpan.FromMilliseconds(250);

    /// <summary>The folder into which downloads and exports go.</summary>
    internal OutputFolder Output => new(_options.OutputFolder);

    /// <summary>How many bytes of a stored file are asked for at once.</summary>
    internal int FileChunkBytes => _options.FileChunkBytes;

    /// <summary>Reads a part of a stored file. It is a read: a broken connection is tried again.</summary>
    /// <param name="components">The path of the file in the store, one component each.</param>
    /// <param name="offset">Where to begin.</param>
    /// <param name="length">The most bytes to read.</param>
    /// <param name="padding">Whether the holes of a sparse file are filled with zeros.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The bytes; none behind the end. The server answers its own read errors like the end: compare with the known size.</returns>
    /// <exception cref="NotFoundException">There is no such file.</exception>
    internal async Task<ReadOnlyMemory<byte>> ReadStoredFileAsync(IReadOnlyList<string> components, long offset, int length, bool padding, CancellationToken cancellationToken)
    {
        var request = new VFSFileBuffer { Offset = (ulong)offset, Length = (uint)length, OrgId = _options.OrgId ?? "", Padding = padding };
        request.Components.AddRange(components);
        for (int attempt = 1; ; attempt++)
        {
            MegaraptorException failure;
            try
            {
                VFSFileBuffer answer = await Access.Connection.Api.VFSGetBufferAsync(request, deadline: QueryStream.Deadline(_options.QueryTimeout), cancellationToken: cancellationToken).ConfigureAwait(false);
                return answer.Data.Length <= length
                    ? answer.Data.Memory
                    : throw new MegaraptorException(MegaraptorErrorCode.ServerError, $"The server sent {answer.Data.Length} bytes of a file where {length} were asked for.", "It may be of a version that this client does not know.");
            }
            catch (RpcException fault) when (fault.StatusCode == StatusCode.Cancelled && cancellationToken.IsCancellationRequested)
            {
                throw new OperationCanceledException(fault.Status.Detail, fault, cancellationToken);
            }
            catch (RpcException fault)
            {
                failure = Explain(fault);
                if (attempt == MostAttempts || !(failure is { Code.Name: "unreachable" } || fault is { StatusCode: StatusCode.Unavailable } && failure is { Code.Name: "server_error" }))
                {
                    throw failure;
                }
            }

            await Task.Delay(s_retryPause * attempt, Clock, cancellationToken).ConfigureAwait(false);
        }
    }

    private MegaraptorException Explain(RpcException fault) => fault.StatusCode switch
    {
        StatusCode.NotFound => new NotFoundException("The server does not keep this file any more.", "Its collection, or the download, may have been deleted: look with list_flow_uploads."),
        StatusCode.PermissionDenied when fault.Status.Detail.Contains("view the VFS", StringComparison.Ordinal) =>
            new PermissionDeniedException($"The server denied the call: {fault.Status.Detail}", PermissionAdvice.For("READ_RESULTS"), "READ_RESULTS", innerException: fault),
        _ => RpcFailures.Explain(fault, Access.Connection, _options.QueryTimeout),
    };
}
