using Megaraptor.Sdk.Catalogue;

namespace Megaraptor.Sdk.Operations.Artifacts;

/// <summary>What the server says of an artifact definition.</summary>
/// <param name="Valid">Whether it has no errors.</param>
/// <param name="Errors">The errors.</param>
/// <param name="Warnings">The warnings.</param>
/// <param name="Permissions">The permissions that its VQL needs.</param>
public sealed record ArtifactVerification(bool Valid, IReadOnlyList<string> Errors, IReadOnlyList<string> Warnings, IReadOnlyList<string> Permissions) : ICheckedResult
{
    bool ICheckedResult.HasFailed => !Valid;

    IReadOnlyList<string> ICheckedResult.Notes => Valid ? [] : [$"The definition is not valid: {string.Join("; ", Errors)}"];
}
