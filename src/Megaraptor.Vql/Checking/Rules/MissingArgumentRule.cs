using Megaraptor.Vql.Checking.Walk;
using Megaraptor.Vql.Reference;
using Megaraptor.Vql.Syntax.Nodes;
using Megaraptor.Vql.Text;

namespace Megaraptor.Vql.Checking.Rules;

/// <summary>A call without an argument that it needs: the plugin yields no rows, the function NULL.</summary>
internal static class MissingArgumentRule
{
    internal static void Check(CallSite call, CheckContext context)
    {
        if (call.Arguments is null || call.IsOpen)
        {
            return;
        }

        if (call.Known is { } known)
        {
            foreach (VqlArgument argument in known.Arguments)
            {
                if (argument.IsRequired)
                {
                    Check(call, argument.Name, context);
                }
            }
        }
        else if (call.Own.Count == 1)
        {
            foreach (LetParameter parameter in call.Own[0].Parameters ?? default)
            {
                if (parameter.DefaultValue is null)
                {
                    Check(call, parameter.Name.Name, context);
                }
            }
        }
    }

    private static void Check(CallSite call, string name, CheckContext context)
    {
        foreach (CallArgument given in call.Given)
        {
            if (given.Name.Name == name)
            {
                return;
            }
        }

        SourceSpan span = call.Arguments is { } arguments ? call.NameSpan.Join(arguments.Span) : call.NameSpan;
        context.Report(VqlRules.MissingArgument, name, span, $"{call.Name}() needs the argument {name}.", $"Write {name}=… between the parentheses.");
    }
}
