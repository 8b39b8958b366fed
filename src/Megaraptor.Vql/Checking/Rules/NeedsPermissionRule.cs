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
            string[] permissions = [.. finding.Permissions.Where(said.Add)];
            if (permissions.Length == 1)
            {
                bag.Add(VqlRules.NeedsPermission, permissions[0], finding.Span, $"{finding.Name} needs the permission {permissions[0]}.");
            }
            else if (permissions.Length > 1)
            {
                // Which of them are demanded depends on the values.
                string names = string.Join(", ", permissions);
                bag.Add(VqlRules.NeedsPermission, names, finding.Span, $"{finding.Name} can need the permissions {names}.");
            }
        }
    }
}
