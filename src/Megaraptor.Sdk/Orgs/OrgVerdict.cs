namespace Megaraptor.Sdk.Orgs;

/// <summary>What became of a reading operation in one org.</summary>
/// <param name="OrgId">The org's id.</param>
/// <param name="Name">The org's name.</param>
/// <param name="Verdict"><c>ok</c>, <c>ok_no_rows</c>, <c>not_asked</c> where the reader left before its turn, or the code of the failure, such as <c>denied</c>.</param>
/// <param name="Rows">How many rows came from it.</param>
/// <param name="Error">What failed, in words; null where nothing did.</param>
/// <param name="Hint">What to do about it, or null.</param>
public sealed record OrgVerdict(string OrgId, string Name, string Verdict, long Rows, string? Error = null, string? Hint = null)
{
    internal const string Ok = "ok";
    internal const string OkNoRows = "ok_no_rows";
    internal const string NotAsked = "not_asked";

    /// <summary>Whether the org could not be read, or not to the end.</summary>
    public bool IsFailure => Verdict is not (Ok or OkNoRows or NotAsked);
}
