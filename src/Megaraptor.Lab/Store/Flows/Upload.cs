using Megaraptor.Lab.Store.Files;

namespace Megaraptor.Lab.Store.Flows;

/// <summary>A file that a collection brought in.</summary>
internal sealed class Upload
{
    /// <summary>In seconds.</summary>
    public required long Timestamp { get; init; }

    /// <summary>When it began, as the text that the server keeps.</summary>
    public required string Started { get; init; }

    /// <summary>Empty, or <c>idx</c> for the index of a sparse file.</summary>
    public string Type { get; init; } = "";

    /// <summary>The accessor that read it on the client.</summary>
    public required string Accessor { get; init; }

    /// <summary>Its path on the client, one component each.</summary>
    public required IReadOnlyList<string> ClientComponents { get; init; }

    /// <summary>Its path on the client, as a text.</summary>
    public required string ClientPath { get; init; }

    /// <summary>Its length on the client.</summary>
    public required long FileSize { get; init; }

    /// <summary>How much of it arrived.</summary>
    public required long UploadedSize { get; init; }

    /// <summary>What arrived.</summary>
    public required StoredFile Content { get; init; }
}
