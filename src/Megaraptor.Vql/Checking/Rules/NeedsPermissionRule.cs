using Megaraptor.Vql.Effects;
using Megaraptor.Vql.Syntax;

namespace Megaraptor.Vql.Checking.Rules;

/// <summary>A permission that the query needs, said once, where it is first needed.</summary>
internal static class NeedsPermissionRule
{
    internal static void Check(VqlParseResult parsed, CheckOptions options, DiagnosticBag bag)
    {
        if (!parsed.IsValid)
        {
            return;
        }

        var said = new HashSet<string>(StringComparer.Ordinal);
        foreach (EffectFinding finding in EffectAnalysis.Of(parsed.Script, options.Reference, options.Artifacts).Findings)
        {
            foreach (string permission in finding.Permissions)
            {
                if (said.Add(permission))
                {
                    bag.Add(VqlRules.NeedsPermission, permission, finding.Span, $"{finding.Name} needs the permission {permission}.");
                }
            }
        }
    }
}
