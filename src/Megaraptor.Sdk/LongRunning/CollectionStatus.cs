using Megaraptor.Sdk.Operations.Flows;

namespace Megaraptor.Sdk.LongRunning;

/// <summary>The state of a collection, as the server names it. New states may come; compare with the known ones.</summary>
/// <param name="Name">The server's name of the state.</param>
public readonly record struct CollectionStatus(string Name)
{
    /// <summary>Nothing is known of it yet.</summary>
    public static CollectionStatus Unset { get; } = new("UNSET");

    /// <summary>Scheduled: the client, which may be offline, has not fetched it.</summary>
    public static CollectionStatus Running { get; } = new("RUNNING");

    /// <summary>Delivered: the client works on other collections first.</summary>
    public static CollectionStatus Waiting { get; } = new("WAITING");

    /// <summary>The client is collecting.</summary>
    public static CollectionStatus InProgress { get; } = new("IN_PROGRESS");

    /// <summary>The client began and has fallen silent; it may recover.</summary>
    public static CollectionStatus Unresponsive { get; } = new("UNRESPONSIVE");

    /// <summary>It ended well.</summary>
    public static CollectionStatus Finished { get; } = new(FlowStates.Finished);

    /// <summary>It ended with an error, or was cancelled. Rows that arrived before stay readable.</summary>
    public static CollectionStatus Error { get; } = new(FlowStates.Error);

    /// <summary>Whether it will not change any more.</summary>
    public bool HasCompleted => Name is not null && FlowStates.IsEnd(Name);

    /// <summary>Whether it ended well.</summary>
    public bool HasSucceeded => this == Finished;

    /// <inheritdoc/>
    public override string ToString() => Name ?? Unset.Name;
}
