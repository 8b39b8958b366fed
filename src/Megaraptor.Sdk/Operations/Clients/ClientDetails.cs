using Megaraptor.Sdk.Catalogue;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Operations.Clients;

/// <summary>Everything the server knows of a client.</summary>
public sealed record ClientDetails
{
    /// <summary>The id by which every other operation names it.</summary>
    public required string ClientId { get; init; }

    /// <summary>The version of the Velociraptor client that runs on it.</summary>
    public required AgentInformation AgentInformation { get; init; }

    /// <summary>Host name, operating system and addresses.</summary>
    public required OsInfo OsInfo { get; init; }

    /// <summary>The labels that analysts gave it.</summary>
    public IReadOnlyList<string> Labels { get; init; } = [];

    /// <summary>The metadata that analysts keep of it, by key.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether it was heard of within the last 15 minutes, by the server's clock.</summary>
    public bool Online { get; init; }

    /// <summary>When it enrolled.</summary>
    public DateTimeOffset? FirstSeenAt { get; init; }

    /// <summary>When it was last heard of.</summary>
    public DateTimeOffset? LastSeenAt { get; init; }

    /// <summary>The address and port that it last connected from.</summary>
    public string LastIp { get; init; } = "";

    /// <summary>The flow of the last interrogation, whose rows describe the host.</summary>
    public string LastInterrogateFlowId { get; init; } = "";

    /// <summary>The artifact of that interrogation.</summary>
    public string LastInterrogateArtifactName { get; init; } = "";

    /// <summary>When a hunt last ran on it; null if none did.</summary>
    public DateTimeOffset? LastHuntTimestamp { get; init; }

    /// <summary>When its labels last changed; null if they never did.</summary>
    public DateTimeOffset? LastLabelTimestamp { get; init; }

    /// <summary>The flows that wait for it or run on it, by flow id.</summary>
    public IReadOnlyDictionary<string, long> InFlightFlows { get; init; } = new Dictionary<string, long>();

    /// <summary>The rows of the last interrogation, where they were asked for.</summary>
    [NotColumn]
    public IReadOnlyList<VqlRow>? Interrogation { get; init; }
}

/// <summary>The Velociraptor client that runs on an endpoint.</summary>
/// <param name="Version">Its version.</param>
/// <param name="Name">Its name.</param>
/// <param name="BuildTime">When it was built; null when it is not known.</param>
/// <param name="BuildUrl">Where it was built.</param>
public sealed record AgentInformation(string Version, string Name, DateTimeOffset? BuildTime, string BuildUrl);

/// <summary>The operating system of an endpoint.</summary>
/// <param name="System">windows, linux or darwin.</param>
/// <param name="Hostname">The host name.</param>
/// <param name="Release">The release.</param>
/// <param name="Machine">The processor architecture.</param>
/// <param name="Fqdn">The fully qualified host name.</param>
/// <param name="MacAddresses">The MAC addresses.</param>
public sealed record OsInfo(string System, string Hostname, string Release, string Machine, string Fqdn, IReadOnlyList<string> MacAddresses);
