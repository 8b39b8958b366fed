using Megaraptor.Generators.Diagnostics;
using Megaraptor.Vql.Effects;
using Megaraptor.Vql.Syntax.Nodes;
using Microsoft.CodeAnalysis;

namespace Megaraptor.Generators.Operations.Read;

/// <summary>Refuses an operation that says it reads while its VQL changes something. What is not known is left to the server's permissions.</summary>
internal static class EffectCheck
{
    private const int Read = 0;

    internal static void Check(VqlScript script, IMethodSymbol method, LiteralMap map, List<DiagnosticInfo> findings)
    {
        if (method.Find(KnownTypes.OperationAttribute)?.ConstructorArguments is not [{ Value: string operation }, { Value: Read }])
        {
            return;
        }

        foreach (EffectFinding finding in EffectAnalysis.Of(script).Findings)
        {
            if ((finding.Effects & ~VqlEffects.Unknown).Changes())
            {
                findings.Add(DiagnosticInfo.Create(Rules.EffectTooSmall, map.Locate(finding.Span), operation, finding.Name, finding.Reason.TrimEnd('.')));
            }
        }
    }
}
