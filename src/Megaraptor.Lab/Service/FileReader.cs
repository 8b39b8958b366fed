using Google.Protobuf;
using Grpc.Core;
using Megaraptor.Lab.Store;
using Megaraptor.Lab.Store.Files;
using Megaraptor.Lab.Store.Orgs;
using Megaraptor.Wire;

namespace Megaraptor.Lab.Service;

/// <summary>Answers reads of the file store.</summary>
/// <param name="state">What the Lab remembers.</param>
internal sealed class FileReader(LabState state)
{
    /// <summary>What lies here is not for reading, whoever asks.</summary>
    private static readonly string[] s_denied = ["acl", "backups", "config", "orgs", "secrets", "users"];

    /// <summary>The most bytes of one answer: what a client accepts by default.</summary>
    private const uint LargestRead = 4 * 1024 * 1024;

    /// <summary>Reads a part of a file. An empty answer is its end.</summary>
    /// <param name="caller">Who reads.</param>
    /// <param name="request">What to read.</param>
    /// <exception cref="RpcException">The caller may not, or there is no such org or file.</exception>
    public VFSFileBuffer Read(Caller caller, VFSFileBuffer request)
    {
        Org org = Admission.AdmitReader(state, caller, request.OrgId);
        if (request.Components.Count == 0)
        {
            throw new RpcException(new Status(StatusCode.InvalidArgument, "Invalid pathspec"));
        }

        if (request.ClientId.Length == 0 && s_denied.Contains(request.Components[0], StringComparer.Ordinal))
        {
            throw new RpcException(new Status(StatusCode.PermissionDenied, "No access to file store path"));
        }

        StoredFile file = org.Files.Open(PathOf(request)) ?? throw new RpcException(new Status(StatusCode.NotFound, "Not Found"));
        byte[] buffer = new byte[Math.Min(request.Length, LargestRead)];
        int length = request.Offset > long.MaxValue ? 0 : file.Read((long)request.Offset, buffer);
        return new VFSFileBuffer { Data = UnsafeByteOperations.UnsafeWrap(buffer.AsMemory(0, length)) };
    }

    /// <summary>A path that names a client is relative to it, and of a JSON file.</summary>
    private static string[] PathOf(VFSFileBuffer request) => request.ClientId.Length == 0
        ? [.. request.Components]
        : ["clients", request.ClientId, .. request.Components.SkipLast(1), request.Components[^1] + ".json"];
}
