using Megaraptor.Lab.Evaluation.Values;
using Megaraptor.Lab.Store.Files;

namespace Megaraptor.Lab.Store.Flows;

/// <summary>A file that a collection brought in.</summary>
internal sealed record Upload
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

    /// <summary>The same file, brought in at another time.</summary>
    /// <param name="microseconds">The time.</param>
    public Upload At(long microseconds) => this with { Timestamp = microseconds / 1_000_000, Started = StartedAt(microseconds) };

    /// <summary>The server's text of a time.</summary>
    /// <param name="microseconds">The time.</param>
    public static string StartedAt(long microseconds) => VqlTime.FromUnix(microseconds / 1_000_000, microseconds % 1_000_000 * 1000).ToString();
}
