using Megaraptor.Sdk.Query;
using Megaraptor.Vql.Checking;
using Megaraptor.Vql.Columns;
using Megaraptor.Vql.Syntax;

namespace Megaraptor.Sdk.Operations.Queries;

/// <summary>
/// Names in a query that stand for nothing. In a column the server logs such a name; in WHERE, GROUP BY and ORDER BY it is
/// NULL without a word, and what no row fulfils passes for "nothing found".
/// </summary>
internal static class UnknownNames
{
    /// <summary>Notes the names that stand for nothing, as far as the text and the known columns of plugins tell. The query is not refused for them: a server may have more than is known here.</summary>
    /// <param name="parsed">The query.</param>
    /// <param name="env">The values that came with it.</param>
    /// <param name="outcome">Takes the notes.</param>
    internal static void Note(VqlParseResult parsed, IReadOnlyDictionary<string, string> env, QueryOutcome outcome)
    {
        CheckOptions options = CheckOptions.Default with { Variables = [.. env.Keys.Select(static name => new Vql.Columns.VqlColumn(name, VqlType.String))] };
        foreach (VqlDiagnostic finding in VqlChecker.Check(parsed, options).Where(static finding => finding.Rule == VqlRules.UnknownSymbol || finding.Rule == VqlRules.OrderByNotSelected))
        {
            string text = finding.Rule == VqlRules.UnknownSymbol ? $"{finding.Message} In WHERE, GROUP BY and ORDER BY the server takes such a name for NULL and says nothing." : finding.Message;
            outcome.AddNote(finding.Suggestion is { } suggestion ? $"{text} {suggestion}" : text);
        }
    }
}
