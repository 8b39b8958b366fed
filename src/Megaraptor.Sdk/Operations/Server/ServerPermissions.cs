namespace Megaraptor.Sdk.Operations.Server;

/// <summary>What the identity that asks may do in this org.</summary>
/// <param name="User">The user that the certificate names.</param>
/// <param name="Roles">The user's roles.</param>
/// <param name="Permissions">The permissions, as the server names them in a denial.</param>
/// <param name="Allowed">The operations of this program that it may run; null where the program has no catalogue.</param>
/// <param name="Denied">Those that it may not run, with what is missing; null where the program has no catalogue.</param>
public sealed record ServerPermissions(
    string User,
    IReadOnlyList<string> Roles,
    IReadOnlyList<string> Permissions,
    IReadOnlyList<string>? Allowed,
    IReadOnlyList<DeniedOperation>? Denied);

/// <summary>An operation that the identity may not run.</summary>
/// <param name="Operation">Its name.</param>
/// <param name="Missing">The permissions that are missing.</param>
public sealed record DeniedOperation(string Operation, IReadOnlyList<string> Missing);
