namespace Megaraptor.Sdk.Operations.Files;

/// <summary>A zip of a flow or hunt in the output folder.</summary>
/// <param name="Path">Its full path here.</param>
/// <param name="ManifestPath">The full path of the JSON beside it, which says whence it comes, its hash, and every file in it.</param>
/// <param name="Bytes">Its length in bytes.</param>
/// <param name="Sha256">Its SHA-256, of what is on the disk here.</param>
/// <param name="Files">How many files are in it; 1 when it is locked: the zip that a password opens.</param>
/// <param name="IsLocked">Whether a password opens it.</param>
/// <param name="HadEnded">Whether the flow, or every client of the hunt so far, had ended when it was asked for; else more may come.</param>
public sealed record DownloadedZip(string Path, string ManifestPath, long Bytes, string Sha256, int Files, bool IsLocked, bool HadEnded);
