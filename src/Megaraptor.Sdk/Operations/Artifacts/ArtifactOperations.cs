using Megaraptor.Sdk.Catalogue;
using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Query;
using Megaraptor.Vql.Reference;

namespace Megaraptor.Sdk.Operations.Artifacts;

/// <summary>What can be asked and done about artifacts: the definitions of what can be collected.</summary>
/// <param name="client">The server.</param>
public partial class ArtifactOperations(VelociraptorClient client)
{
    /// <summary>For substitutes in tests, see docs/testing.md. Members that are not overridden throw an <see cref="InvalidOperationException"/> where they would need a server.</summary>
    protected ArtifactOperations()
        : this(VelociraptorClient.Unconnected)
    {
    }

    /// <summary>Search artifacts by a regular expression over name and description; those whose name fits come first.</summary>
    /// <param name="search">Regular expression (RE2, case-insensitive) for name or description. All artifacts when absent.</param>
    /// <param name="artifactType">Only artifacts of this type.</param>
    /// <param name="limit">Most artifacts to return.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    /// <returns>The artifacts, those whose name fits first, then by name.</returns>
    [Operation("list_artifacts", Effect.Read, Needs = Permission.ReadResults, Verb = "artifacts list")]
    public virtual VqlRows<ArtifactSummary> ListAsync(
        string? search = null,
        ArtifactType? artifactType = null,
        [Page(Default = 100, Max = 10_000)] int? limit = null,
        CancellationToken cancellationToken = default) =>
        VqlRows.Create((outcome, token) => ListAsync(search, artifactType, limit, outcome, token), cancellationToken);

    /// <summary>The whole definition of one artifact: parameters with types and defaults, sources with their VQL, permissions, tools.</summary>
    /// <param name="artifactName">The artifact's name, such as Linux.Sys.Pslist.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    /// <returns>The definition.</returns>
    /// <exception cref="NotFoundException">There is no such artifact; the hint names a near one.</exception>
    [Operation("get_artifact", Effect.Read, Needs = Permission.ReadResults, Verb = "artifacts get")]
    public virtual async Task<ArtifactDetails> GetAsync(string artifactName, CancellationToken cancellationToken = default) =>
        (await GetAllAsync([artifactName], cancellationToken).ConfigureAwait(false))[0];

    /// <summary>The definitions of several artifacts, in the order of their names.</summary>
    internal async Task<IReadOnlyList<ArtifactDetails>> GetAllAsync(IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        foreach (string name in names)
        {
            ArtifactNames.Check(name);
        }

        IReadOnlyList<ArtifactDetails> found;
        try
        {
            found = await ReadAsync(names, cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (MegaraptorException failure) when (failure.Code == MegaraptorErrorCode.NotFound || failure.Code == MegaraptorErrorCode.Partial || failure.Code == MegaraptorErrorCode.VqlError)
        {
            // The server names only the first unknown name, and nothing near it.
            found = [];
        }

        var byName = found.ToDictionary(static artifact => artifact.Name);
        if (names.All(byName.ContainsKey))
        {
            return [.. names.Select(name => byName[name])];
        }

        IReadOnlyList<ArtifactName> known = await ReadNamesAsync(cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
        string[] unknown = [.. names.Where(name => !known.Any(artifact => artifact.Name == name || artifact.Aliases.Contains(name)))];
        if (unknown.Length > 0)
        {
            throw Unknown(unknown[0], known);
        }

        // All are known, some by an alias or by a failure above: what fails now is for the caller to see.
        found = await ReadAsync(names, cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
        return [.. names.Select(name => found.FirstOrDefault(artifact => artifact.Name == name || artifact.Aliases.Contains(name)) ?? throw Unknown(name, known))];
    }

    private static NotFoundException Unknown(string name, IReadOnlyList<ArtifactName> known)
    {
        string[] names = [.. known.SelectMany(static artifact => artifact.Aliases.Prepend(artifact.Name)).Distinct()];
        return new NotFoundException($"There is no artifact {name}.", $"{NearMatches.Question(ArtifactNearNames.Of(name, names))} Find names with list_artifacts.".TrimStart());
    }

    [Vql("""
        SELECT name, aliases, type, description, author, reference, precondition, required_permissions, parameters, sources,
               tools, resources, column_types, metadata, export, imports, impersonate, built_in
        FROM artifact_definitions(names=@names)
        """)]
    private partial VqlRows<ArtifactDetails> ReadAsync(IReadOnlyList<string> names, CancellationToken cancellationToken);

    [Vql("SELECT name, aliases FROM artifact_definitions()")]
    private partial VqlRows<ArtifactName> ReadNamesAsync(CancellationToken cancellationToken);

    internal sealed record ArtifactName(string Name, IReadOnlyList<string> Aliases);
}
