using Megaraptor.Sdk.Catalogue;

namespace Megaraptor.Sdk.Operations.Artifacts;

/// <summary>A definition that was stored, and what the server's own check says of it. The server stores what its check calls invalid.</summary>
/// <param name="Verification">What the check says; where it has errors, a collection of the artifact fails or returns nothing.</param>
/// <param name="Artifact">The definition as the server stored it.</param>
public sealed record ArtifactStorage(ArtifactVerification Verification, ArtifactDetails Artifact) : ICheckedResult
{
    /// <summary>It was stored, as was asked.</summary>
    bool ICheckedResult.HasFailed => false;

    IReadOnlyList<string> ICheckedResult.Notes =>
        Verification.Valid ? [] : [$"{Artifact.Name} was stored, although it is not valid: {string.Join("; ", Verification.Errors)} Correct it before it is collected."];
}
