namespace Megaraptor.Sdk.Operations.Files;

/// <summary>A file in the output folder.</summary>
/// <param name="Path">Its full path here.</param>
/// <param name="Bytes">Its length in bytes.</param>
/// <param name="Sha256">Its SHA-256, of what is on the disk here.</param>
/// <param name="RecordedSha256">The SHA-256 that the endpoint recorded in its results, which is the same; null when it recorded none.</param>
/// <param name="ClientPath">Its path on the endpoint.</param>
/// <param name="ClientBytes">Its length on the endpoint; more than here when the upload was cut, or is sparse and was not expanded.</param>
/// <param name="IsSparse">Whether the endpoint sent it without its holes. The hash of such a file is not compared: it depends on the holes.</param>
public sealed record DownloadedFile(
    string Path,
    long Bytes,
    string Sha256,
    string? RecordedSha256,
    string ClientPath,
    long ClientBytes,
    bool IsSparse);
