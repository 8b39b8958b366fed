using Megaraptor.Sdk.Orgs;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Catalogue;

/// <summary>What is known of an operation's result beside its rows.</summary>
public sealed record ResultSummary
{
    /// <summary>The verdict.</summary>
    public VqlVerdict Verdict { get; init; } = VqlVerdict.Ok;

    /// <summary>How many rows were written.</summary>
    public long Rows { get; init; }

    /// <summary>Whether more rows exist; null when that is not known.</summary>
    public bool? HasMore { get; init; }

    /// <summary>How to get the next rows with the same call, or null.</summary>
    public string? NextCursor { get; init; }

    /// <summary>The columns of the rows, in order; empty where the operation fixes them.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>The log lines that the operation's queries caused.</summary>
    public IReadOnlyList<VqlLogEntry> Logs { get; init; } = [];

    /// <summary>What became of the operation in each org, where it ran in every org; else none.</summary>
    public IReadOnlyList<OrgVerdict> Orgs { get; init; } = [];

    /// <summary>What a reader of the rows should know.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Whether the operation was a check, and what it checked failed: see <see cref="ICheckedResult.HasFailed"/>.</summary>
    public bool HasFailedCheck { get; init; }
}
