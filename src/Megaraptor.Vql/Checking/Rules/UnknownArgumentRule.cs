using Megaraptor.Vql.Checking.Walk;
using Megaraptor.Vql.Reference;
using Megaraptor.Vql.Syntax.Nodes;

namespace Megaraptor.Vql.Checking.Rules;

/// <summary>An argument that the plugin, function or definition does not take: the server runs nothing then.</summary>
internal static class UnknownArgumentRule
{
    internal static void Check(CallSite call, CheckContext context)
    {
        if (call.Known is { IsFreeForm: true })
        {
            return;
        }

        foreach (CallArgument argument in call.Given)
        {
            string name = argument.Name.Name;
            if (!Takes(call, name) && !argument.Name.IsMissing)
            {
                context.Report(VqlRules.UnknownArgument, name, argument.Name.Span, $"{call.Name}() takes no argument {name}.", Suggestion(call, name));
            }
        }
    }

    private static bool Takes(CallSite call, string name)
    {
        if (call.Known is { } known)
        {
            return name == CallSite.Keywords || known.Argument(name) is not null;
        }

        // Without parameters it is not the argument that is wrong, but the call.
        return call.Own.Count == 0 || call.Own.Any(let => let.Parameters is not { } parameters || parameters.Any(parameter => parameter.Name.Name == name));
    }

    private static string? Suggestion(CallSite call, string name)
    {
        if (name == CallSite.Keywords)
        {
            return "What LET defines takes no ** : write the arguments out.";
        }

        IEnumerable<string> taken = call.Known?.Arguments.Select(static argument => argument.Name)
            ?? call.Own.SelectMany(static let => let.Parameters ?? default).Select(static parameter => parameter.Name.Name);
        string[] free = [.. taken.Where(candidate => call.Given.All(given => given.Name.Name != candidate))];
        return NearMatches.Question(NearMatches.Of(name, free))
            ?? (free.Length == 0 ? "It takes no further arguments." : $"It takes {string.Join(", ", free.Take(8))}{(free.Length > 8 ? " and others" : "")}.");
    }
}
