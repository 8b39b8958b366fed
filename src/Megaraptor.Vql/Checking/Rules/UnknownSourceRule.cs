using Megaraptor.Vql.Checking.Walk;
using Megaraptor.Vql.Reference;
using Megaraptor.Vql.Syntax;

namespace Megaraptor.Vql.Checking.Rules;

/// <summary>A source that the artifact does not have: the call yields no rows.</summary>
internal static class UnknownSourceRule
{
    internal static void Check(ArtifactSite artifact, CheckContext context)
    {
        if (artifact.Facts is not { } facts || artifact.Arguments?.Find("source") is not { } argument || FixedText.Of(argument.Value, context.Lets) is not { Value.Length: > 0 } source
            || facts.Sources.Contains(source.Value) || facts.Parameters.Any(static parameter => parameter.Name == "source"))
        {
            return;
        }

        string[] names = [.. facts.Sources.Where(static name => name.Length > 0)];
        string? suggestion = NearMatches.Question(NearMatches.Of(source.Value, names))
            ?? (names.Length == 0 ? "Its one source has no name: leave the argument out." : $"It has {string.Join(", ", names)}.");
        context.Report(VqlRules.UnknownSource, source.Value, argument.Value.Span, $"{facts.Name} has no source {source.Value}.", suggestion);
    }
}
