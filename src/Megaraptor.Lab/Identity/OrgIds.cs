namespace Megaraptor.Lab.Identity;

/// <summary>The identifiers of orgs: the root org is <c>root</c> in answers, and empty or <c>root</c> in requests.</summary>
internal static class OrgIds
{
    /// <summary>The root org as answers name it.</summary>
    public const string Root = "root";

    /// <summary>The one spelling of an org's id.</summary>
    public static string Normalize(string id) => id.Length == 0 ? Root : id;

    /// <summary>Whether an id is that of the root org.</summary>
    public static bool IsRoot(string id) => id.Length == 0 || id == Root;
}
