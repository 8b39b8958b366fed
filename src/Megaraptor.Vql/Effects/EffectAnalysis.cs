using Megaraptor.Vql.Artifacts;
using Megaraptor.Vql.Reference;
using Megaraptor.Vql.Syntax;
using Megaraptor.Vql.Syntax.Nodes;

namespace Megaraptor.Vql.Effects;

/// <summary>Finds out what a query can do: through its LETs, subqueries, lambdas, nested queries and the artifacts it calls.</summary>
public static class EffectAnalysis
{
    /// <summary>Finds out what a script can do.</summary>
    /// <param name="script">The script. Statements of one request share their names: analyse them as one script.</param>
    /// <param name="reference">The names of the server; those of Velociraptor 0.77.2 when null.</param>
    /// <param name="artifacts">The artifacts that it may name; the built-in ones, whose queries are not known, when null.</param>
    /// <returns>What it can do.</returns>
    public static EffectReport Of(VqlScript script, VqlReference? reference = null, ArtifactSet? artifacts = null)
    {
        var names = new EffectNames(reference ?? VqlReference.Default, artifacts ?? ArtifactSet.BuiltIn);
        var walker = new EffectWalker(names, new LetTable(script), 0);
        walker.Visit(script);
        return new EffectReport(walker.Findings);
    }

    /// <summary>Says what a query can do, for people.</summary>
    /// <param name="query">The text of the query.</param>
    /// <param name="reference">The names of the server; those of Velociraptor 0.77.2 when null.</param>
    /// <param name="artifacts">The artifacts that it may name; the built-in ones when null.</param>
    /// <returns>One sentence an effect, the gravest first; one sentence for a query that only computes, and for a text that is no VQL.</returns>
    public static IReadOnlyList<string> Explain(string query, VqlReference? reference = null, ArtifactSet? artifacts = null)
    {
        VqlParseResult parsed = VqlSyntax.Parse(query);
        return parsed.IsValid
            ? Of(parsed.Script, reference, artifacts).Explain()
            : [$"It is no VQL: {parsed.Errors[0].Message} The server refuses it and does nothing."];
    }
}
