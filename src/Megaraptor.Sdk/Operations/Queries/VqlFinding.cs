using Megaraptor.Sdk.Catalogue;

namespace Megaraptor.Sdk.Operations.Queries;

/// <summary>Something that is wrong with a query, or worth knowing.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
/// <param name="Id">The rule; its page is docs/rules/ID.md.</param>
/// <param name="Severity">error, warning or hint.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Suggestion">What to write instead; null when that is not known.</param>
public sealed record VqlFinding(int Line, int Column, string Id, string Severity, string Message, string? Suggestion);

/// <summary>What the checker says of a query.</summary>
/// <param name="Valid">Whether there are no errors. A server may still refuse what needs a permission.</param>
/// <param name="Findings">Errors, warnings and hints, in the order of the text.</param>
public sealed record VqlCheckResult(bool Valid, IReadOnlyList<VqlFinding> Findings) : ICheckedResult
{
    bool ICheckedResult.HasFailed => !Valid;

    IReadOnlyList<string> ICheckedResult.Notes => Valid ? [] : ["The query is not valid: see its findings."];
}
