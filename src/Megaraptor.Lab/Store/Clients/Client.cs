using Megaraptor.Lab.Store.Records;

namespace Megaraptor.Lab.Store.Clients;

/// <summary>A client of an org. Its table guards it: use it only there.</summary>
/// <param name="record">What the server knows of it.</param>
/// <param name="isOnline">Whether it answers.</param>
internal sealed class Client(ClientRecord record, bool isOnline) : IClientFacts
{
    /// <summary>What the server knows of it.</summary>
    public ClientRecord Record { get; } = record;

    /// <summary>Whether it answers: it is seen again and again, and takes what is scheduled for it.</summary>
    public bool IsOnline { get; set; } = isOnline;

    /// <summary>Whether it enrolled. A label makes a record for an id that never did.</summary>
    public bool IsEnrolled => Record.FirstSeenAt > 0;

    /// <summary>Texts by name that users attached to it.</summary>
    public SortedDictionary<string, string> Metadata { get; } = new(StringComparer.Ordinal);

    string IClientFacts.ClientId => Record.ClientId;

    string IClientFacts.System => Record.System?.System ?? "";

    string IClientFacts.Hostname => Record.System?.Hostname ?? "";

    string IClientFacts.LastIp => Record.LastIp;

    IReadOnlyList<string> IClientFacts.MacAddresses => Record.System?.MacAddresses ?? [];

    IReadOnlyList<string> IClientFacts.Labels => Record.Labels;
}
