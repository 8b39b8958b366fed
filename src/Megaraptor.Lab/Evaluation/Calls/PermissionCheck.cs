using Megaraptor.Lab.Evaluation.Scopes;

namespace Megaraptor.Lab.Evaluation.Calls;

/// <summary>Refuses calls for which the user lacks a permission.</summary>
internal static class PermissionCheck
{
    /// <summary>Refuses a call unless the user has a permission.</summary>
    /// <param name="scope">The caller's scope.</param>
    /// <param name="permission">The permission, or null for none.</param>
    /// <exception cref="CallFailedException">The user has it not.</exception>
    public static void Demand(Scope scope, string? permission)
    {
        if (permission is not null && !scope.Query.Principal.Has(permission))
        {
            throw new CallFailedException($"PermissionDenied: Permission denied: [{permission}]");
        }
    }
}
