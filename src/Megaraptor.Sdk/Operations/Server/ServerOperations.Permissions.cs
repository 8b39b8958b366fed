using Megaraptor.Sdk.Catalogue;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Operations.Server;

/// <content>What this identity may do.</content>
public partial class ServerOperations
{
    /// <summary>What this identity may do in this org: its roles, its permissions, and which operations it can and cannot run, with what is missing. Some need more for some arguments: collecting on the server needs COLLECT_SERVER, some artifacts need EXECVE.</summary>
    /// <param name="cancellationToken">Ends the query.</param>
    /// <returns>The permissions.</returns>
    [Operation("list_permissions", Effect.Read, Verb = "server permissions")]
    public virtual async Task<ServerPermissions> PermissionsAsync(CancellationToken cancellationToken = default)
    {
        IReadOnlyList<PolicyRow> rows = await ReadPolicyAsync(cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
        PolicyRow row = rows[0];
        Permission held = PermissionNames.OfPolicy(FieldsOf(row.Policy));
        OperationDescriptor[]? operations = OperationCatalogue.IsRegistered ? [.. OperationCatalogue.OfProgram.Operations] : null;
        return new ServerPermissions(
            row.User,
            row.Roles ?? [],
            PermissionNames.Of(held),
            operations is null ? null : [.. operations.Where(operation => Missing(operation, held) == Permission.None).Select(static operation => operation.Name)],
            operations is null ? null : [.. operations.Where(operation => Missing(operation, held) != Permission.None).Select(operation => new DeniedOperation(operation.Name, PermissionNames.Of(Missing(operation, held))))]);
    }

    /// <summary>The fields of a policy record that are set; none when the server does not tell.</summary>
    private static IEnumerable<string> FieldsOf(VqlValue policy) =>
        policy.Members().Where(static member => member.Value.AsBoolean() == true).Select(static member => member.Key);

    private static Permission Missing(OperationDescriptor operation, Permission held) =>
        operation.UsesServer ? (operation.Needs | Permission.AnyQuery) & ~held : Permission.None;

    [Vql("SELECT whoami() AS user, user(user=whoami()).roles AS roles, user(user=whoami()).effective_policy AS policy FROM scope()")]
    private partial VqlRows<PolicyRow> ReadPolicyAsync(CancellationToken cancellationToken);

    internal sealed record PolicyRow(string User, IReadOnlyList<string>? Roles, VqlValue Policy);
}
