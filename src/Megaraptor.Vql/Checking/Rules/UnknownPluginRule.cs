using Megaraptor.Vql.Checking.Walk;
using Megaraptor.Vql.Columns;
using Megaraptor.Vql.Reference;
using Megaraptor.Vql.Syntax.Nodes;

namespace Megaraptor.Vql.Checking.Rules;

/// <summary>A name behind FROM that stands for no rows: no plugin, no stored query, no variable.</summary>
internal static class UnknownPluginRule
{
    internal static void Check(CallSite call, CheckContext context)
    {
        if (call.Kind == VqlNameKind.Plugin && call.Known is null && !WrongKindOfCallRule.Applies(call, context) && !IsFound(call, context))
        {
            string defined = call.Arguments is null ? "plugin, stored query or variable" : "plugin or stored query";
            context.Report(VqlRules.UnknownPlugin, call.Name, call.NameSpan, $"There is no {defined} {call.Name}.", Suggestion(call.Name, context));
        }
    }

    /// <summary>A dotted name: a member of a variable.</summary>
    internal static void CheckDotted(FromClause from, ColumnScope scope, CheckContext context)
    {
        if (NameMeanings.Of(from.Names[0].Name, scope, context) == NameMeaning.Nothing)
        {
            context.Report(VqlRules.UnknownPlugin, from.FullName, from.Names[0].Span, $"{from.Names[0].Name} is not defined.", Suggestion(from.FullName, context));
        }
    }

    /// <summary>Whether a name that is no plugin stands for rows. Only what is defined can be called.</summary>
    private static bool IsFound(CallSite call, CheckContext context) => call.Own.Count > 0 || (call.Arguments is null
        ? NameMeanings.Of(call.Name, call.Scope, context) != NameMeaning.Nothing
        : context.HasForeignDefinitions || IsParameter(call));

    /// <summary>A parameter may hold a stored query.</summary>
    private static bool IsParameter(CallSite call) => NameMeanings.OfColumn(call.Name, call.Scope) == NameMeaning.Something;

    private static string? Suggestion(string name, CheckContext context)
    {
        IReadOnlyList<string> near = NearMatches.Of(name, context.Script.Statements.OfType<LetStatement>().Select(static let => let.Name.Name).Concat(context.Reference.Names(VqlNameKind.Plugin)));
        return NearMatches.Question(near);
    }
}
