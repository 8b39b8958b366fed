namespace Megaraptor.Sdk.LongRunning;

/// <summary>The state of a hunt, as the server names it. New states may come; compare with the known ones.</summary>
/// <param name="Name">The server's word.</param>
public readonly record struct HuntOperationState(string Name)
{
    /// <summary>Nothing was read yet.</summary>
    public static HuntOperationState Unknown { get; } = new("UNKNOWN");

    /// <summary>Made, and not started. Clients that it was given to by name run it all the same.</summary>
    public static HuntOperationState Paused { get; } = new("PAUSED");

    /// <summary>Given to every client that fits.</summary>
    public static HuntOperationState Running { get; } = new("RUNNING");

    /// <summary>Given to no further client.</summary>
    public static HuntOperationState Stopped { get; } = new("STOPPED");

    /// <inheritdoc/>
    public override string ToString() => Name;
}
