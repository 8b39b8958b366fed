using Megaraptor.Vql.Checking.Walk;
using Megaraptor.Vql.Syntax.Nodes;

namespace Megaraptor.Vql.Checking.Rules;

/// <summary>Arguments beside <c>**</c>: the server ignores them.</summary>
internal static class MixedKeywordsRule
{
    internal static void Check(CallSite call, CheckContext context)
    {
        if (call.Known is not null)
        {
            Check(call.Name, call.Arguments, context);
        }
    }

    internal static void Check(ArtifactSite artifact, CheckContext context) => Check($"Artifact.{artifact.Name}", artifact.Arguments, context);

    private static void Check(string name, CallArguments? arguments, CheckContext context)
    {
        if (arguments is not { Items.Count: > 1 } || arguments.Find(CallSite.Keywords) is null)
        {
            return;
        }

        foreach (CallArgument argument in arguments.Items)
        {
            if (argument.Name.Name != CallSite.Keywords)
            {
                context.Report(VqlRules.MixedKeywords, name, argument.Span, $"{argument.Name.Name} is ignored, since the arguments come from the dict behind **.", "Put it into the dict.");
            }
        }
    }
}
