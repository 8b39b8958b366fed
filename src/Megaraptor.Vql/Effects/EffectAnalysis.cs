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
    /// <returns>What it can do.</returns>
    public static EffectReport Of(VqlScript script, VqlReference? reference = null)
    {
        var walker = new EffectWalker(reference ?? VqlReference.Default, new LetTable(script), 0);
        walker.Visit(script);
        return new EffectReport(walker.Findings);
    }
}
