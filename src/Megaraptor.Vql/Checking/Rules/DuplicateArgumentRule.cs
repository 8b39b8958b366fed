using Megaraptor.Vql.Checking.Walk;
using Megaraptor.Vql.Syntax.Nodes;

namespace Megaraptor.Vql.Checking.Rules;

/// <summary>An argument that is given twice: the last one counts.</summary>
internal static class DuplicateArgumentRule
{
    internal static void Check(CallSite call, CheckContext context)
    {
        NodeList<CallArgument> arguments = call.Arguments?.Items ?? default;
        for (int i = 1; i < arguments.Count; i++)
        {
            CallArgument argument = arguments[i];
            if (IsBefore(arguments, i, argument.Name.Name))
            {
                context.Report(VqlRules.DuplicateArgument, argument.Name.Name, argument.Name.Span, $"{argument.Name.Name} is given a second time; only the last one counts.", "Keep one of them.");
            }
        }
    }

    private static bool IsBefore(NodeList<CallArgument> arguments, int end, string name)
    {
        for (int i = 0; i < end; i++)
        {
            if (arguments[i].Name.Name == name)
            {
                return true;
            }
        }

        return false;
    }
}
