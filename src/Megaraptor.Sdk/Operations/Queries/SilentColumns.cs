using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Evidence;
using Megaraptor.Sdk.Query;
using Megaraptor.Vql.Columns;
using Megaraptor.Vql.Effects;
using Megaraptor.Vql.Reference;
using Megaraptor.Vql.Syntax;
using Megaraptor.Vql.Syntax.Nodes;

namespace Megaraptor.Sdk.Operations.Queries;

/// <summary>
/// Settles the columns in WHERE and GROUP BY of a query whose rows are not known beforehand: the first rows of its source are
/// read again, without the condition. A misspelt column is NULL there, and the server says nothing of it.
/// </summary>
/// <param name="client">The server.</param>
internal sealed class SilentColumns(VelociraptorClient client)
{
    private const int Sample = 50;
    private const int MostNamed = 30;
    private const VqlEffects Repeatable = VqlEffects.ReadResults | VqlEffects.ReadServerState;

    /// <summary>Notes the names that no row of the source has. Rows further down may have them: it is a note, not a failure.</summary>
    /// <param name="parsed">The query, which was run to its end.</param>
    /// <param name="env">The values that came with it.</param>
    /// <param name="outcome">What is known of it; takes the notes.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    internal async Task NoteAsync(VqlParseResult parsed, IReadOnlyDictionary<string, string> env, QueryOutcome outcome, CancellationToken cancellationToken)
    {
        // A source that never ends is left by a LIMIT: it would not come back when it is asked again.
        VqlStatement[] statements = [.. parsed.Script.Statements];
        if (outcome.HasMore == true || statements is not [.., SelectStatement { Query: { IsExplained: false, Limit: null } query } last] || !Array.TrueForAll(statements[..^1], static statement => statement is LetStatement))
        {
            return;
        }

        string text = $"{parsed.Text[..last.Span.Start]}SELECT * FROM {parsed.Text[query.From.Span.Start..query.From.Span.End]} LIMIT {Sample}";
        VqlScript sample = VqlSyntax.Parse(text).Script;
        QueryColumns known = ColumnInference.OfScript(sample);
        string[] asked = [.. ConditionNames.Of(parsed.Script, query, env.Keys).Where(name => known.Find(name) is null)];
        if (asked.Length == 0 || known.Certainty == ColumnCertainty.Exact || (EffectAnalysis.Of(sample).Effects & ~Repeatable) != 0)
        {
            return;
        }

        try
        {
            IReadOnlyList<VqlRow> rows = await client.Query(VqlQuery.Raw(text) with { Env = [.. env] }, cancellationToken: cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
            string[] columns = [.. rows.SelectMany(static row => row.Columns).Select(static column => column.Key).Distinct()];
            foreach (string name in asked.Where(name => columns.Length > 0 && !columns.Contains(name)))
            {
                outcome.AddNote(Unknown(name, rows.Count, columns));
            }
        }
        catch (MegaraptorException failure)
        {
            outcome.AddNote($"Whether the rows have {string.Join(", ", asked.Select(EvidenceText.Show))} could not be checked: {failure.Message}");
        }
    }

    private static string Unknown(string name, int rows, string[] columns)
    {
        string near = NearMatches.Question([.. NearMatches.Of(name, columns).Select(EvidenceText.Show)])
            ?? $"They have {string.Join(", ", columns.Take(MostNamed).Select(EvidenceText.Show))}{(columns.Length > MostNamed ? ", …" : "")}.";
        return $"{EvidenceText.Show(name)} is no column of the first {rows} rows, and the server takes such a name for NULL and says nothing. {near}";
    }
}
