using Megaraptor.Vql.Checking.Walk;
using Megaraptor.Vql.Columns;
using Megaraptor.Vql.Reference;
using Megaraptor.Vql.Syntax.Nodes;
using Megaraptor.Vql.Text;

namespace Megaraptor.Vql.Checking.Rules;

/// <summary>A symbol that has the name of a plugin or function, so that the one may be taken for the other. Said once a name.</summary>
/// <param name="context">The script.</param>
internal sealed class MaskedSymbolRule(CheckContext context)
{
    private readonly HashSet<string> _said = new(StringComparer.Ordinal);

    internal void Check(LetStatement let)
    {
        string name = let.Name.Name;
        if (context.Reference.Find(VqlNameKind.Function, name) is not null)
        {
            Report(name, let.Name.Span, $"{name} covers the function of this name in all of the text.");
        }
        else if (context.Reference.Find(VqlNameKind.Plugin, name) is not null)
        {
            Report(name, let.Name.Span, $"{name} has the name of a plugin, which stays the one that FROM {name}() means.");
        }
    }

    internal void Check(SymbolExpression symbol, ColumnScope scope)
    {
        string name = symbol.Names[0].Name;
        if (name == "Artifact" || symbol.Calls.Count > 0 || NameMeanings.OfColumn(name, scope) != NameMeaning.Perhaps || context.Definitions(name).Count > 0)
        {
            return;
        }

        VqlNameKind? kind = context.Reference.Find(VqlNameKind.Plugin, name) is not null ? VqlNameKind.Plugin
            : context.Reference.Find(VqlNameKind.Function, name) is not null ? VqlNameKind.Function
            : null;
        if (kind is { } masked)
        {
            Report(name, symbol.Names[0].Span, $"{name} is also the name of a {CallSite.TextOf(masked)}; without parentheses it means the column.");
        }
    }

    private void Report(string name, SourceSpan span, string message)
    {
        if (_said.Add(name))
        {
            context.Report(VqlRules.MaskedSymbol, name, span, message, "Choose another name, or leave it if the column is meant.");
        }
    }
}
