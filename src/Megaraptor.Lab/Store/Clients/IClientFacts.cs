namespace Megaraptor.Lab.Store.Clients;

/// <summary>What searches and hunts ask of a client.</summary>
internal interface IClientFacts
{
    /// <summary>Its id.</summary>
    string ClientId { get; }

    /// <summary>Whether it answers.</summary>
    bool IsOnline { get; }

    /// <summary>Whether it enrolled.</summary>
    bool IsEnrolled { get; }

    /// <summary>Its system: windows, linux or darwin; empty when nothing is known.</summary>
    string System { get; }

    /// <summary>The name of its host.</summary>
    string Hostname { get; }

    /// <summary>The address and port that it was last seen at.</summary>
    string LastIp { get; }

    /// <summary>The addresses of its network cards.</summary>
    IReadOnlyList<string> MacAddresses { get; }

    /// <summary>Its labels.</summary>
    IReadOnlyList<string> Labels { get; }
}
