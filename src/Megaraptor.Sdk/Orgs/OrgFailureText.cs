using Megaraptor.Sdk.Errors;

namespace Megaraptor.Sdk.Orgs;

/// <summary>Says which orgs could not be read, and why.</summary>
internal static class OrgFailureText
{
    private const int MostNamed = 5;

    /// <summary>One failure for those of several orgs.</summary>
    /// <param name="orgs">The verdicts.</param>
    /// <param name="failures">The failures, at least one.</param>
    internal static MegaraptorException Combine(IReadOnlyList<OrgVerdict> orgs, IReadOnlyList<MegaraptorException> failures)
    {
        OrgVerdict[] failed = [.. orgs.Where(static org => org.IsFailure)];
        if (failed.Length < orgs.Count)
        {
            return new MegaraptorException(
                MegaraptorErrorCode.Partial,
                $"{failed.Length} of {orgs.Count} orgs could not be read: {Words(failed)}",
                failures[0].Hint ?? "The rows of the others are complete. Ask the failed orgs one by one.",
                failures[0]);
        }

        string message = orgs.Count == 1 ? $"Org {failed[0].OrgId}: {failed[0].Error}" : $"None of {orgs.Count} orgs could be read: {Words(failed)}";
        bool isAlike = failures.All(failure => failure.Code == failures[0].Code);
        return failures[0] switch
        {
            PermissionDeniedException denied when isAlike => new PermissionDeniedException(message, denied.Hint, denied.Permission, innerException: denied),
            NotFoundException missing when isAlike => new NotFoundException(message, missing.Hint),
            var first => new MegaraptorException(isAlike ? first.Code : MegaraptorErrorCode.ServerError, message, first.Hint, first),
        };
    }

    /// <summary>One sentence for an answer that lacks orgs; null when it lacks none.</summary>
    internal static string? Note(IReadOnlyList<OrgVerdict> orgs)
    {
        OrgVerdict[] failed = [.. orgs.Where(static org => org.IsFailure)];
        return failed.Length == 0 ? null : $"{failed.Length} of {orgs.Count} orgs could not be read, and their rows are missing here: {string.Join(", ", failed.Select(static org => $"{org.OrgId} ({org.Verdict})"))}.";
    }

    private static string Words(OrgVerdict[] failed)
    {
        string named = string.Join(" ", failed.Take(MostNamed).Select(static org => $"{org.OrgId}: {org.Error}"));
        return failed.Length > MostNamed ? $"{named} … and {failed.Length - MostNamed} more." : named;
    }
}
