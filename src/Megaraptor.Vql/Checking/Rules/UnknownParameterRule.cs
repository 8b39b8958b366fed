using Megaraptor.Vql.Checking.Walk;
using Megaraptor.Vql.Reference;
using Megaraptor.Vql.Syntax.Nodes;

namespace Megaraptor.Vql.Checking.Rules;

/// <summary>A parameter that the artifact does not have: the server runs nothing then.</summary>
internal static class UnknownParameterRule
{
    internal static void Check(ArtifactSite artifact, CheckContext context)
    {
        if (artifact.Facts is not { } facts)
        {
            return;
        }

        foreach (CallArgument argument in artifact.Arguments?.Items ?? default)
        {
            string name = argument.Name.Name;
            if (name is "source" or "preconditions" or CallSite.Keywords || facts.Parameters.Any(parameter => parameter.Name == name))
            {
                continue;
            }

            string[] names = [.. facts.Parameters.Select(static parameter => parameter.Name)];
            string? suggestion = NearMatches.Question(NearMatches.Of(name, names))
                ?? (names.Length == 0 ? "It takes no parameters." : $"It takes {string.Join(", ", names.Take(8))}{(names.Length > 8 ? " and others" : "")}.");
            context.Report(VqlRules.UnknownParameter, name, argument.Name.Span, $"{facts.Name} has no parameter {name}.", suggestion);
        }
    }
}
