using Megaraptor.Vql.Reference;
using Megaraptor.Vql.Syntax.Nodes;

namespace Megaraptor.Vql.Effects;

/// <summary>Lets through what computes and reads results, and nothing else.</summary>
/// <remarks>
/// Refused are names that act, touch the server's own files, machine, configuration, secrets or network, names that are
/// not known, artifacts, and code that is not fixed in the text.
/// </remarks>
public static class ReadGate
{
    /// <summary>Judges a script.</summary>
    /// <param name="script">A script without syntax errors; all statements that share a request.</param>
    /// <param name="reference">The names of the server; those of Velociraptor 0.77.2 when null.</param>
    /// <returns>The first place, in the order of the text, that is not let through; null when the script only reads results.</returns>
    public static EffectFinding? FirstRefusal(VqlScript script, VqlReference? reference = null) =>
        EffectAnalysis.Of(script, reference).Findings.FirstOrDefault(static finding => !finding.Effects.OnlyReadResults());
}
