using Megaraptor.Vql.Syntax;
using Megaraptor.Vql.Syntax.Nodes;

namespace Megaraptor.Vql.Checking.ArtifactRules;

/// <summary>Statements of a source: definitions, and one query at the end. Of an export: definitions only.</summary>
internal static class StatementOrderRule
{
    internal static void Check(VqlParseResult parsed, bool isExport, ScriptText script, DiagnosticBag bag)
    {
        NodeList<VqlStatement> statements = parsed.Script.Statements;
        for (int i = 0; parsed.IsValid && i < statements.Count; i++)
        {
            bool isLast = i == statements.Count - 1;
            string? message = statements[i] switch
            {
                SelectStatement when isExport => "An export holds definitions, and no queries.",
                SelectStatement when !isLast => "Only the last statement of a source may be a query.",
                LetStatement when isLast && !isExport => "The last statement of a source must be a query.",
                _ => null,
            };
            if (message is not null && script.Locate(statements[i].Span) is { } span)
            {
                string suggestion = statements[i] is SelectStatement ? "Make it a LET, or a source of its own." : "End with a SELECT.";
                bag.Add(VqlRules.StatementOrder, "", span, message, suggestion);
            }
        }
    }
}
