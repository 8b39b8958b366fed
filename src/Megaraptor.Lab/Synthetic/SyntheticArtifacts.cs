using Megaraptor.Lab.Evaluation.Regex;
using Megaraptor.Lab.Store.Rows;
using Megaraptor.Lab.Synthetic.Tables;

namespace Megaraptor.Lab.Synthetic;

/// <summary>What the server's own artifacts return on the hosts of a synthetic fleet.</summary>
/// <param name="population">The hosts.</param>
internal sealed class SyntheticArtifacts(SyntheticPopulation population)
{
    private static readonly Lazy<ILookup<string, SyntheticTable>> s_tables = new(static () =>
        GenericTables.All
            .Concat(WindowsTables.All)
            .Concat(WindowsEvidence.All)
            .Concat(WindowsPersistence.All)
            .Concat(UnixTables.All)
            .Concat(QuarantineTables.All)
            .ToLookup(static table => table.Artifact, StringComparer.Ordinal));

    /// <summary>The artifacts that have rows.</summary>
    public static IEnumerable<string> Names => s_tables.Value.Select(static tables => tables.Key);

    /// <summary>The host of a client; null when it is none of the fleet.</summary>
    public SyntheticHost? HostOf(string clientId) => population.HostOf(clientId);

    /// <summary>The rows of an artifact by source; null when there are none.</summary>
    /// <param name="host">The host.</param>
    /// <param name="artifact">The artifact.</param>
    /// <param name="sources">The sources that are wanted.</param>
    /// <param name="parameters">The parameters that are not at their defaults.</param>
    /// <param name="reason">Why there are none.</param>
    public static IReadOnlyList<(string Source, RowSet Rows)>? Find(SyntheticHost host, string artifact, IReadOnlyList<string> sources, IReadOnlyDictionary<string, string> parameters, out string reason)
    {
        reason = "";
        var tables = s_tables.Value[artifact].ToDictionary(static table => table.Source, StringComparer.Ordinal);
        if (tables.Count == 0 || sources.Any(source => !tables.ContainsKey(source)))
        {
            reason = $"The Lab has no rows of {artifact} on synthetic hosts";
            return null;
        }

        foreach (string name in parameters.Keys)
        {
            if (!tables.Values.Any(table => table.Filters.ContainsKey(name) || table.Parameters.Contains(name)))
            {
                reason = $"The Lab cannot follow the parameter {name} of {artifact} on synthetic hosts";
                return null;
            }
        }

        try
        {
            return [.. sources.Select(source => (source, RowsOf(tables[source], host, parameters)))];
        }
        catch (RegexSyntaxException error)
        {
            reason = $"A parameter of {artifact} is no regular expression: {error.Message}";
            return null;
        }
    }

    private static RowSet RowsOf(SyntheticTable table, SyntheticHost host, IReadOnlyDictionary<string, string> parameters)
    {
        if (table.System.Length > 0 && table.System != host.System)
        {
            return RowSet.Empty;
        }

        var rows = new MadeRows(() => table.Open(host, parameters));
        (string[] Columns, CompiledRegex Expression)[] filters =
            [.. parameters.Where(parameter => table.Filters.ContainsKey(parameter.Key)).Select(parameter => (table.Filters[parameter.Key], CompiledRegex.IgnoringCase(parameter.Value)))];
        return filters.Length == 0 ? rows : new FilteredRows(rows, filters);
    }
}
