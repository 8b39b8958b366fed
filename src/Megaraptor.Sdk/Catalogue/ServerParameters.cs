namespace Megaraptor.Sdk.Catalogue;

/// <summary>The parameters that every operation on a server has beside its own.</summary>
public static class ServerParameters
{
    /// <summary>The parameter that names the server.</summary>
    public const string Server = "server";

    /// <summary>The parameter that names the org.</summary>
    public const string OrgId = "org_id";

    /// <summary>The parameter with the time limit in seconds.</summary>
    public const string Timeout = "timeout";

    /// <summary>The largest time limit: one hour.</summary>
    public const int MaxTimeoutSeconds = 3600;

    private static readonly OperationParameter s_server = new(Server, ParameterKind.Text, "Name of the configured server; needed only where there are several.", IsRequired: false);

    private static readonly OperationParameter s_timeout = new(Timeout, ParameterKind.Integer, "Seconds the query may run on the server, from 1 to 3600. 60 when absent.", IsRequired: false);

    /// <summary>The parameters of an operation that reads, in the order in which surfaces show them.</summary>
    public static IReadOnlyList<OperationParameter> All { get; } =
    [
        s_server,
        new(OrgId, ParameterKind.Text, "Org to ask, or * for every org; the identity's own when absent.", IsRequired: false),
        s_timeout,
    ];

    private static IReadOnlyList<OperationParameter> OfEffects { get; } =
    [
        s_server,
        new(OrgId, ParameterKind.Text, "Org to act in; the identity's own when absent.", IsRequired: false),
        s_timeout,
    ];

    /// <summary>The parameters of an operation.</summary>
    /// <param name="operation">The operation.</param>
    /// <returns>The parameters; none for one that needs no server.</returns>
    public static IReadOnlyList<OperationParameter> Of(OperationDescriptor operation)
    {
        ArgumentNullException.ThrowIfNull(operation);
        return !operation.UsesServer ? [] : operation.Effect == Effect.Read ? All : OfEffects;
    }
}
