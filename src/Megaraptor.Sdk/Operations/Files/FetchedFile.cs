namespace Megaraptor.Sdk.Operations.Files;

/// <summary>A file, or several, that an endpoint was asked to send.</summary>
/// <param name="ClientId">The client.</param>
/// <param name="FlowId">The flow that fetches it.</param>
/// <param name="State">The flow's state.</param>
/// <param name="Status">The error's text; empty when there was none.</param>
/// <param name="Ended">Whether it is complete; else the endpoint has not sent it yet: wait with wait_for_flow.</param>
/// <param name="ClientLastSeenAt">When the client was last heard of: an offline one sends it when it comes back.</param>
/// <param name="Files">What it sent: get it with download_upload or read_file_bytes.</param>
public sealed record FetchedFile(
    string ClientId,
    string FlowId,
    string State,
    string Status,
    bool Ended,
    DateTimeOffset? ClientLastSeenAt,
    IReadOnlyList<FetchedUpload> Files);

/// <summary>A file that an endpoint sent.</summary>
/// <param name="Path">Its path on the endpoint.</param>
/// <param name="Size">Its length in bytes.</param>
/// <param name="StoredSize">How many bytes of it were sent; fewer when it is sparse or was cut.</param>
/// <param name="Sha256">Its SHA-256, by the endpoint.</param>
/// <param name="Md5">Its MD5, by the endpoint.</param>
/// <param name="Error">Why it was not sent; empty when it was.</param>
public sealed record FetchedUpload(string Path, long Size, long StoredSize, string Sha256, string Md5, string Error);
