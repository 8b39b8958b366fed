namespace Megaraptor.Sdk.Operations.Files;

/// <summary>A file that a flow brought in, as the server keeps it.</summary>
internal sealed record StoredUpload(
    string ClientPath,
    long FileSize,
    long UploadedSize,
    string Accessor,
    long UploadedAt,
    string Type,
    IReadOnlyList<string> Components)
{
    /// <summary>What the type of the row of a sparse file's index is.</summary>
    internal const string Index = "idx";
}
