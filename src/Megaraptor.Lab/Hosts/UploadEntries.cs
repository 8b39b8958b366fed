using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Megaraptor.Lab.Evaluation.Calls;
using Megaraptor.Lab.Evaluation.Files;
using Megaraptor.Lab.Evaluation.Paths;
using Megaraptor.Lab.Evaluation.Values;
using Megaraptor.Lab.Store;
using Megaraptor.Lab.Store.Files;
using Megaraptor.Lab.Store.Flows;
using static Megaraptor.Lab.Evaluation.Calls.Parameter;

namespace Megaraptor.Lab.Hosts;

/// <summary>Brings files in with a collection.</summary>
internal static class UploadEntries
{
    public static IEnumerable<FunctionDefinition> Functions { get; } =
    [
        new(
            "upload",
            Signature.Of(
                Required("file", ParameterKind.Path),
                Optional("name", ParameterKind.Path),
                Optional("accessor", ParameterKind.Text),
                Optional("mtime", ParameterKind.Any),
                Optional("atime", ParameterKind.Any),
                Optional("ctime", ParameterKind.Any),
                Optional("btime", ParameterKind.Any)),
            Upload),
    ];

    /// <summary>Brings a file in.</summary>
    /// <param name="call">The call for which it is done.</param>
    /// <param name="accessorName">The accessor that reads it; empty for the default.</param>
    /// <param name="path">The file.</param>
    /// <param name="name">The name that it gets; null for its own.</param>
    /// <returns>What <c>upload()</c> says of it.</returns>
    /// <exception cref="CallFailedException">It cannot be read.</exception>
    [SuppressMessage("Security", "CA5351", Justification = "The server names files by this hash too.")]
    public static VqlDict Store(Call call, string accessorName, OsPath path, OsPath? name)
    {
        FileAccessor accessor = FileAccessors.Demand(call.Query, accessorName);
        byte[] content = FileAccessors.ReadAll(call.Scope, accessorName, path);
        UploadSink sink = call.Query.Services.Get<UploadSink>();
        OsPath stored = name ?? path;
        long now = call.Query.Clock.Microseconds();
        long id = sink.Take(new Upload
        {
            Timestamp = now / 1_000_000,
            Started = Megaraptor.Lab.Store.Flows.Upload.StartedAt(now),
            Accessor = accessor.Name,
            ClientComponents = stored.Components,
            ClientPath = stored.PlainPath,
            FileSize = content.Length,
            UploadedSize = content.Length,
            Content = new MemoryFile(content),
        });
        return new VqlDict(9)
            .Set("Path", path.PlainPath)
            .Set("Size", (long)content.Length)
            .Set("UploadId", id)
            .Set("StoredSize", (long)content.Length)
            .Set("sha256", Convert.ToHexStringLower(SHA256.HashData(content)))
            .Set("md5", Convert.ToHexStringLower(MD5.HashData(content)))
            .Set("StoredName", stored.PlainPath)
            .Set("Components", VqlList.OfStrings(stored.Components))
            .Set("Accessor", accessor.Name);
    }

    private static VqlDict Upload(Call call) => Store(call, call.Text("accessor"), call.Path("file")!, call.Path("name"));
}
