using Megaraptor.Sdk.Catalogue;

namespace Megaraptor.Sdk.Operations.Files;

/// <summary>What was in a directory of an endpoint.</summary>
/// <param name="ClientId">The client.</param>
/// <param name="FlowId">The flow that listed it: its rows stay readable with get_flow_results, artifact System.VFS.ListDirectory/Listing.</param>
/// <param name="State">The flow's state.</param>
/// <param name="Status">The error's text; empty when there was none.</param>
/// <param name="Ended">Whether the listing is complete; else the endpoint has not answered yet: wait with wait_for_flow.</param>
/// <param name="ListedAt">When it was asked for.</param>
/// <param name="ClientLastSeenAt">When the client was last heard of: an offline one answers when it comes back.</param>
/// <param name="TotalEntries">How many entries there are.</param>
/// <param name="Entries">The first of them.</param>
public sealed record DirectoryListing(
    string ClientId,
    string FlowId,
    string State,
    string Status,
    bool Ended,
    DateTimeOffset? ListedAt,
    DateTimeOffset? ClientLastSeenAt,
    long TotalEntries,
    IReadOnlyList<DirectoryEntry> Entries);

/// <summary>A file or directory of an endpoint.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Name">Its name.</param>
/// <param name="Size">Its length in bytes.</param>
/// <param name="Mode">Its kind and rights, as ls shows them: d for a directory.</param>
/// <param name="Mtime">When it was changed.</param>
/// <param name="Atime">When it was read.</param>
/// <param name="Ctime">When its metadata was changed.</param>
/// <param name="Btime">When it was made.</param>
/// <param name="Components">Its path, one component each.</param>
public sealed record DirectoryEntry(
    [property: Column("_OSPath")] string Path,
    [property: Column("Name")] string Name,
    [property: Column("Size")] long Size,
    [property: Column("Mode")] string Mode,
    DateTimeOffset? Mtime,
    DateTimeOffset? Atime,
    DateTimeOffset? Ctime,
    DateTimeOffset? Btime,
    [property: Column("_Components")] IReadOnlyList<string> Components);
