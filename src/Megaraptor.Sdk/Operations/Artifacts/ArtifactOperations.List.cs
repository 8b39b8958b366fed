using System.Runtime.CompilerServices;
using Megaraptor.Sdk.Catalogue;
using Megaraptor.Sdk.Evidence;
using Megaraptor.Sdk.Query;
using Megaraptor.Vql.Reference;

namespace Megaraptor.Sdk.Operations.Artifacts;

/// <content>Searching, and what is said when nothing fits.</content>
public partial class ArtifactOperations
{
    private async IAsyncEnumerable<ArtifactSummary> ListAsync(string? search, ArtifactType? artifactType, int? limit, QueryOutcome outcome, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        VqlRows<ArtifactSummary> rows = ReadListAsync(search, artifactType, limit, cancellationToken);
        await foreach (ArtifactSummary artifact in rows.ConfigureAwait(false))
        {
            outcome.RowsRead++;
            yield return artifact;
        }

        outcome.Follow(rows.Outcome);
        if (outcome.RowsRead == 0 && search is not null)
        {
            await NoteNearAsync(search, artifactType, outcome, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>A misspelt name, or the type of another system, would pass for an artifact that the server does not have.</summary>
    private async Task NoteNearAsync(string search, ArtifactType? artifactType, QueryOutcome outcome, CancellationToken cancellationToken)
    {
        if (artifactType is not null
            && await ReadListAsync(search, artifactType: null, limit: 1, cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false) is [var other, ..])
        {
            outcome.AddNote($"Artifacts of another type fit, such as {other.Name} ({other.Type}): leave artifact_type out.");
            return;
        }

        IReadOnlyList<ArtifactName> known = await ReadNamesAsync(cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
        if (NearMatches.Question(ArtifactNearNames.Of(search, [.. known.Select(static artifact => artifact.Name)])) is { } near)
        {
            outcome.AddNote($"No artifact fits '{EvidenceText.Show(search)}'. {near}");
        }
    }

    [Vql("""
        LET Found =
          SELECT name, type, split(string=description, sep="\n")[0] AS description,
                 parameters.name AS parameter_names, sources.name AS source_names, built_in,
                 if(condition=@search = NULL OR name =~ @search, then="0", else="1") + name AS rank
          FROM artifact_definitions()
          WHERE (@search = NULL OR name =~ @search OR description =~ @search) AND (@artifactType = NULL OR type = @artifactType)
          ORDER BY rank

        SELECT name, type, description, parameter_names, source_names, built_in
        FROM Found
        LIMIT @limit
        """)]
    private partial VqlRows<ArtifactSummary> ReadListAsync(string? search, ArtifactType? artifactType, int? limit, CancellationToken cancellationToken);
}
