using Megaraptor.Sdk.Catalogue;
using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Evidence;
using Megaraptor.Vql.Reference;

namespace Megaraptor.Sdk.Operations.Server;

/// <summary>The roles of Velociraptor. The server takes a role that does not exist without a word, and then it means nothing.</summary>
internal static class ServerRoles
{
    private const Permission Analyst =
        Permission.ReadResults | Permission.NotebookEditor | Permission.LabelClient | Permission.AnyQuery | Permission.PrepareResults;

    private static readonly Dictionary<string, Permission> s_permissions = new(StringComparer.Ordinal)
    {
        ["administrator"] = ~(Permission.DatastoreAccess | Permission.Publish),
        ["org_admin"] = Permission.OrgAdmin,
        ["reader"] = Permission.ReadResults,
        ["api"] = Permission.AnyQuery | Permission.ReadResults,
        ["analyst"] = Analyst,
        ["investigator"] = Analyst | Permission.CollectClient | Permission.StartHunt,
        ["artifact_writer"] = Permission.ArtifactWriter,
    };

    /// <summary>Refuses roles that do not exist.</summary>
    internal static void Check(IReadOnlyList<string> roles)
    {
        ArgumentNullException.ThrowIfNull(roles);
        if (roles.Count == 0)
        {
            throw new InvalidArgumentException("'roles' is empty.", $"Roles: {string.Join(", ", s_permissions.Keys)}.");
        }

        if (roles.FirstOrDefault(static role => !s_permissions.ContainsKey(role)) is { } unknown)
        {
            string all = $"Roles: {string.Join(", ", s_permissions.Keys)}.";
            string? near = NearMatches.Question(NearMatches.Of(unknown, s_permissions.Keys));
            throw new InvalidArgumentException($"There is no role '{EvidenceText.Show(unknown)}'; the server would take it silently, and it would mean nothing.", near is null ? all : $"{near} {all}");
        }
    }

    /// <summary>What roles allow together; nothing for one that is not known.</summary>
    internal static Permission PermissionsOf(IEnumerable<string> roles) =>
        roles.Aggregate(Permission.None, static (sum, role) => sum | s_permissions.GetValueOrDefault(role));
}
