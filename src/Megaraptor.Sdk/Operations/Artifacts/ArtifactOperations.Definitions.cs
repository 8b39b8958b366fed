using System.Text.RegularExpressions;
using Megaraptor.Sdk.Catalogue;
using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Operations.Effects;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Operations.Artifacts;

/// <content>Definitions: storing and deleting them.</content>
public partial class ArtifactOperations
{
    /// <summary>Store an artifact definition, new or in place of one of the same name that a user wrote. Built-in artifacts cannot be replaced. The server checks it and stores it even with errors: see verification.</summary>
    /// <param name="definition">The definition in YAML.</param>
    /// <param name="cancellationToken">Ends the wait; a definition that the server has stored stays.</param>
    /// <returns>What the server's check says of the definition, as verify_artifact does, and the definition as the server stored it.</returns>
    /// <exception cref="VqlException">The server refuses the definition; the message says why.</exception>
    /// <exception cref="MegaraptorException">The server gave no verdict on the definition (server_error): it was not stored.</exception>
    [Operation("set_artifact", Effect.Administer, Needs = Permission.ArtifactWriter | Permission.ReadResults, Verb = "artifacts set")]
    public virtual async Task<ArtifactStorage> SetAsync(string definition, CancellationToken cancellationToken = default)
    {
        string name = DeclaredName().Match(definition) is { Success: true } match
            ? match.Groups["name"].Value
            : throw new InvalidArgumentException("The definition has no 'name:' at its top.", "Begin it with a line such as 'name: Custom.My.Artifact'.");
        ArtifactNames.Check(name);

        // Before it is stored: where the check itself fails, it is true that nothing was.
        ArtifactVerification verification = await VerifyAsync(definition, cancellationToken).ConfigureAwait(false);
        string? before = await TextAsync(name, cancellationToken).ConfigureAwait(false);
        bool isAnswered = false;
        await VerifiedEffect.RunAsync(
            client.Clock,
            $"the artifact {name} is stored as given",
            async token =>
            {
                await StoreAsync(definition, token).ToListAsync(token).ConfigureAwait(false);
                isAnswered = true;
            },
            token => TextAsync(name, token),

            // Without an answer, one that is there may be the one that was to be replaced.
            stored => stored is not null && (isAnswered || stored != before),
            cancellationToken).ConfigureAwait(false);
        return new ArtifactStorage(verification, await GetAsync(name, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>All that the server tells of an artifact, to be compared; null when there is none.</summary>
    private async Task<string?> TextAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadTextAsync([name], cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false) is [var artifact, ..] ? artifact.ToString() : null;
        }
        catch (MegaraptorException failure) when (failure.Code == MegaraptorErrorCode.NotFound)
        {
            return null;
        }
    }

    /// <summary>Delete an artifact that a user wrote. Rows that were collected with it stay.</summary>
    /// <param name="artifactName">The artifact's name.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The definition that was deleted.</returns>
    /// <exception cref="NotFoundException">There is no such artifact.</exception>
    /// <exception cref="InvalidArgumentException">It came with the server and cannot be deleted.</exception>
    [Operation("delete_artifact", Effect.Destroy, Needs = Permission.ArtifactWriter | Permission.ReadResults, Verb = "artifacts delete")]
    public virtual async Task<ArtifactDetails> DeleteAsync(string artifactName, CancellationToken cancellationToken = default)
    {
        ArtifactDetails artifact = await GetAsync(artifactName, cancellationToken).ConfigureAwait(false);
        if (artifact.BuiltIn)
        {
            throw new InvalidArgumentException($"{artifactName} came with the server: it cannot be deleted.", "Only artifacts that users wrote can be.");
        }

        await VerifiedEffect.RunAsync(
            client.Clock,
            $"the artifact {artifactName} is gone",
            async token => await RemoveAsync(artifactName, token).ToListAsync(token).ConfigureAwait(false),
            async token => await ReadNamesAsync(token).ToListAsync(token).ConfigureAwait(false),
            known => known.All(name => name.Name != artifactName),
            cancellationToken).ConfigureAwait(false);
        return artifact;
    }

    [GeneratedRegex(@"^name:[ \t]*[""']?(?<name>[^""'\s#]+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DeclaredName();

    [Vql("SELECT artifact_set(definition=@definition) AS stored FROM scope()")]
    private partial VqlRows<StoreRow> StoreAsync(string definition, CancellationToken cancellationToken);

    [Vql("""
        SELECT name, type, description, author, reference, precondition, required_permissions, parameters, sources,
               tools, resources, column_types, metadata, export, imports, impersonate
        FROM artifact_definitions(names=@names)
        """)]
    private partial VqlRows<VqlRow> ReadTextAsync(IReadOnlyList<string> names, CancellationToken cancellationToken);

    [Vql("SELECT artifact_delete(name=@name) AS deleted FROM scope()")]
    private partial VqlRows<DeleteRow> RemoveAsync(string name, CancellationToken cancellationToken);

    internal sealed record StoreRow(VqlValue Stored);

    internal sealed record DeleteRow(VqlValue Deleted);
}
