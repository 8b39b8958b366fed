using Megaraptor.Sdk.Catalogue;
using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Evidence;
using Megaraptor.Sdk.Query;
using Megaraptor.Vql.Checking;
using Megaraptor.Vql.Reference;

namespace Megaraptor.Sdk.Operations.Queries;

/// <content>What the connected server itself has.</content>
public partial class VqlOperations
{
    /// <summary>What the connected server says of one plugin, function or accessor: its arguments and permissions. Ask it when a server is newer or older than 0.77.2; vql_help answers without a server.</summary>
    /// <param name="name">The name; case-sensitive.</param>
    /// <param name="cancellationToken">Ends the queries.</param>
    /// <returns>What it stands for.</returns>
    /// <exception cref="NotFoundException">The server has no such name.</exception>
    /// <exception cref="UnsupportedFeatureException">The server is older than 0.74, and has no help().</exception>
    [Operation("lookup_vql", Effect.Read, Verb = "vql lookup", Title = "Look up VQL")]
    public virtual async Task<VqlLookup> LookupAsync(string name, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<HelpRow> rows = await ReadNameAsync(name, cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
        ServerVersion? version = await client.ServerVersionAsync(cancellationToken).ConfigureAwait(false);
        VqlName[] found = [.. rows.Select(HelpRows.ToName).OfType<VqlName>()];
        if (found.Length > 0)
        {
            return new VqlLookup(name, version?.ToString() ?? "", [.. found.Select(Known).Select(NameHelp.Of)]);
        }

        MissingSince? missing = MissingSince.Of(name);
        throw new NotFoundException(
            $"The server{(version is { } known ? $" ({known})" : "")} has no plugin, function or accessor '{EvidenceText.Show(name)}'{(missing is null ? "" : $"; {missing.Text}")}.",
            NameHelp.Near(await ReferenceAsync(cancellationToken).ConfigureAwait(false), name) ?? "Names are case-sensitive.");
    }

    /// <summary>The plugins, functions and accessors of the connected server, laid over those of 0.77.2: what VQL is checked against. Kept for ten minutes for each connection.</summary>
    /// <param name="cancellationToken">Ends the query.</param>
    /// <returns>The reference.</returns>
    /// <exception cref="UnsupportedFeatureException">The server is older than 0.74, and has no help().</exception>
    public virtual ValueTask<VqlReference> ReferenceAsync(CancellationToken cancellationToken = default) => client.ReferenceAsync(cancellationToken);

    /// <summary>The plugins, functions and accessors of the connected server, as its <c>help()</c> lists them.</summary>
    /// <param name="cancellationToken">Ends the query.</param>
    /// <returns>The names.</returns>
    /// <exception cref="NotFoundException">The server lists none.</exception>
    /// <exception cref="UnsupportedFeatureException">The server is older than 0.74, and has no help().</exception>
    public virtual async Task<IReadOnlyList<VqlName>> NamesAsync(CancellationToken cancellationToken = default)
    {
        IReadOnlyList<HelpRow> rows = await ReadNamesAsync(cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
        VqlName[] names = [.. rows.Select(HelpRows.ToName).OfType<VqlName>()];
        return names.Length > 0
            ? names
            : throw new NotFoundException("The server's help() names no plugins, functions or accessors.", "Without it, VQL is checked against the names of Velociraptor 0.77.2.");
    }

    /// <summary>Checks VQL against the names of the connected server, without running it.</summary>
    /// <param name="query">The VQL.</param>
    /// <param name="cancellationToken">Ends the query for the names.</param>
    /// <returns>The findings.</returns>
    public virtual async Task<VqlCheckResult> CheckAsync(string query, CancellationToken cancellationToken = default) =>
        LanguageOperations.Check(query, new CheckOptions { Reference = await ReferenceAsync(cancellationToken).ConfigureAwait(false) });

    /// <summary>Says what VQL can do on the connected server, without running it.</summary>
    /// <param name="query">The VQL.</param>
    /// <param name="cancellationToken">Ends the query for the names.</param>
    /// <returns>The explanation.</returns>
    /// <exception cref="VqlException">The text is no VQL.</exception>
    public virtual async Task<VqlExplanation> ExplainAsync(string query, CancellationToken cancellationToken = default) =>
        LanguageOperations.Explain(query, await ReferenceAsync(cancellationToken).ConfigureAwait(false));

    internal async Task<VqlReference> AskReferenceAsync(CancellationToken cancellationToken) =>
        VqlReference.Default.With(VqlReference.Write(await NamesAsync(cancellationToken).ConfigureAwait(false)));

    /// <summary>The server does not say what a name does; for those of 0.77.2 it is known.</summary>
    private static VqlName Known(VqlName name) => name with { Does = VqlReference.Default.Find(name.Kind, name.Name)?.Does ?? "" };

    [Vql("SELECT name, type, args, metadata, platforms, free_form_args FROM help()")]
    private partial VqlRows<HelpRow> ReadNamesAsync(CancellationToken cancellationToken);

    [Vql("SELECT name, type, args, metadata, platforms, free_form_args FROM help() WHERE name = @name")]
    private partial VqlRows<HelpRow> ReadNameAsync(string name, CancellationToken cancellationToken);

    /// <summary>What is known here of a name that the server lacks.</summary>
    private sealed record MissingSince(string Text)
    {
        internal static MissingSince? Of(string name) => NameHelp.Find(VqlReference.Default, name) is [var known, ..]
            ? new MissingSince(FirstVersions.Of(known.Kind, name) is { } since ? $"it came with {since}" : $"{ServerVersion.OfReference} has it")
            : null;
    }
}
