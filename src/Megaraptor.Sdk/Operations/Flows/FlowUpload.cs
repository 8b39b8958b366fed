namespace Megaraptor.Sdk.Operations.Flows;

/// <summary>A file that a client uploaded.</summary>
/// <param name="ClientPath">Its path on the client.</param>
/// <param name="FileSize">Its size on the client, in bytes.</param>
/// <param name="UploadedSize">How many bytes of it are stored; fewer than its size when it was cut or is sparse.</param>
/// <param name="Accessor">The accessor by which it was read.</param>
/// <param name="UploadedAt">When it was stored.</param>
/// <param name="Components">Where the server keeps it: the parts of the path in its file store.</param>
public sealed record FlowUpload(
    string ClientPath,
    long FileSize,
    long UploadedSize,
    string Accessor,
    DateTimeOffset? UploadedAt,
    IReadOnlyList<string> Components);
