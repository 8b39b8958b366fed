using Megaraptor.Sdk.Operations.Flows;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Operations.Clients;

/// <summary>What became of isolating a host, or of releasing it.</summary>
public sealed record QuarantineOutcome
{
    /// <summary>The client.</summary>
    public required string ClientId { get; init; }

    /// <summary>The host's name.</summary>
    public required string Host { get; init; }

    /// <summary>The host's operating system: windows, linux or darwin.</summary>
    public required string Os { get; init; }

    /// <summary>Whether it was to be isolated; false for a release.</summary>
    public required bool Quarantine { get; init; }

    /// <summary>Whether the endpoint itself reported that it is done. False means that it is not known, or not so: then finding says why.</summary>
    public required bool Verified { get; init; }

    /// <summary>What is known, in words: the sentence to pass on.</summary>
    public required string Finding { get; init; }

    /// <summary>The artifact that does it.</summary>
    public required string Artifact { get; init; }

    /// <summary>The flow: follow it with wait_for_flow while it has not ended.</summary>
    public required string FlowId { get; init; }

    /// <summary>The flow's state; UNSET when it started and could not be read.</summary>
    public required string State { get; init; }

    /// <summary>Whether the flow has ended.</summary>
    public required bool Ended { get; init; }

    /// <summary>What became of the label Quarantine; null when it was not asked for.</summary>
    public string? Label { get; init; }

    /// <summary>What the endpoint reported. It is evidence: an endpoint can lie.</summary>
    public IReadOnlyList<VqlRow> Rows { get; init; } = [];

    /// <summary>What the endpoint logged: warnings, errors and alerts.</summary>
    public IReadOnlyList<FlowLog> Logs { get; init; } = [];
}
