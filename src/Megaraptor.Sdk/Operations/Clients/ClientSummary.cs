namespace Megaraptor.Sdk.Operations.Clients;

/// <summary>A client in a list: an endpoint that enrolled with the server.</summary>
/// <param name="ClientId">The id by which every other operation names it: <c>C.</c> and 16 hexadecimal digits. A host that was re-keyed has two.</param>
/// <param name="Hostname">The host name; not unique.</param>
/// <param name="Os">windows, linux or darwin.</param>
/// <param name="Release">The release of the operating system.</param>
/// <param name="Labels">The labels that analysts gave it.</param>
/// <param name="Online">Whether it was heard of within the last 15 minutes, by the server's clock.</param>
/// <param name="LastSeenAt">When it was last heard of; null if never.</param>
/// <param name="FirstSeenAt">When it enrolled; null if it never did.</param>
/// <param name="LastIp">The address and port that it last connected from.</param>
public sealed record ClientSummary(
    string ClientId,
    string Hostname,
    string Os,
    string Release,
    IReadOnlyList<string> Labels,
    bool Online,
    DateTimeOffset? LastSeenAt,
    DateTimeOffset? FirstSeenAt,
    string LastIp);
