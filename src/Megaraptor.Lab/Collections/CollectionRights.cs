using Megaraptor.Lab.Evaluation.Calls;
using Megaraptor.Lab.Store.Records;

namespace Megaraptor.Lab.Collections;

/// <summary>Who may collect what.</summary>
internal static class CollectionRights
{
    private const string Basic = "COLLECT_BASIC";

    /// <summary>Refuses a user who must not collect an artifact.</summary>
    /// <param name="may">Whether the user has a permission.</param>
    /// <param name="user">The user's name.</param>
    /// <param name="artifact">The artifact.</param>
    /// <param name="clientId">Where it is to be collected.</param>
    /// <exception cref="CallFailedException">The user must not.</exception>
    public static void Check(Func<string, bool> may, string user, ArtifactRecord artifact, string clientId)
    {
        // Who may collect what is basic need not have the permissions that the artifact itself asks for.
        if (may(Basic) && artifact.Metadata is { Basic: true })
        {
            return;
        }

        string permission = clientId == "server" ? "COLLECT_SERVER" : "COLLECT_CLIENT";
        if (!may(permission))
        {
            throw new CallFailedException($"PermissionDenied: User {user} is not allowed to launch flows {permission}.");
        }

        foreach (string required in artifact.RequiredPermissions)
        {
            if (!may(required))
            {
                throw new CallFailedException($"PermissionDenied: While collecting artifact ({artifact.Name}) permission denied {required}");
            }
        }
    }
}
