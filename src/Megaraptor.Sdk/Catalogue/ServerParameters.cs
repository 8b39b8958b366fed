namespace Megaraptor.Sdk.Catalogue;

/// <summary>The parameters that every operation on a server has beside its own.</summary>
public static class ServerParameters
{
    /// <summary>The parameter that names the org.</summary>
    public const string OrgId = "org_id";

    /// <summary>The parameter with the time limit in seconds.</summary>
    public const string Timeout = "timeout";

    /// <summary>The largest time limit: one hour.</summary>
    public const int MaxTimeoutSeconds = 3600;

    /// <summary>The parameters, in the order in which surfaces show them.</summary>
    public static IReadOnlyList<OperationParameter> All { get; } =
    [
        new(OrgId, ParameterKind.Text, "Org to ask; the identity's own when absent.", IsRequired: false),
        new(Timeout, ParameterKind.Integer, "Seconds the query may run on the server, from 1 to 3600. 60 when absent.", IsRequired: false),
    ];
}
