using Megaraptor.Vql.Artifacts;
using Megaraptor.Vql.Effects;
using Megaraptor.Vql.Syntax;

namespace Megaraptor.Vql.Checking.ArtifactRules;

/// <summary>A permission that the queries of a client artifact need and that it does not name: whoever may collect gets what it guards.</summary>
/// <param name="artifact">The artifact.</param>
/// <param name="options">What it is checked against.</param>
/// <param name="bag">Takes the findings.</param>
internal sealed class UndeclaredPermissionRule(ArtifactDefinition artifact, CheckOptions options, DiagnosticBag bag)
{
    private readonly HashSet<string> _granted = new(
        artifact.RequiredPermissions.Concat(artifact.ImpliedPermissions).Select(static permission => permission.Value).Concat(["FILESYSTEM_READ", "MACHINE_STATE", "COLLECT_SERVER"]),
        StringComparer.Ordinal);

    internal void Check(VqlParseResult parsed, ScriptText script)
    {
        if (artifact.Kind != "client" || !parsed.IsValid)
        {
            return;
        }

        foreach (EffectFinding finding in EffectAnalysis.Of(parsed.Script, options.Reference).Findings)
        {
            // An artifact that is called is judged where it is defined.
            if (finding.Name.StartsWith("Artifact.", StringComparison.Ordinal) || script.Locate(finding.Span) is not { } span)
            {
                continue;
            }

            foreach (string permission in finding.Permissions)
            {
                if (_granted.Add(permission))
                {
                    bag.Add(
                        VqlRules.UndeclaredPermission,
                        permission,
                        span,
                        $"{finding.Name}() needs {permission}, which the artifact does not name.",
                        $"Add {permission} to required_permissions, or to implied_permissions when it is under control.");
                }
            }
        }
    }
}
