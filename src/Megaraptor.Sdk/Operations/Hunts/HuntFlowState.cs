namespace Megaraptor.Sdk.Operations.Hunts;

/// <summary>Which clients of a hunt are wanted, by how far they have come.</summary>
public enum HuntFlowState
{
    /// <summary>Those on which it ended in an error.</summary>
    Failed,

    /// <summary>Those that have not answered, or are still at it.</summary>
    Unfinished,

    /// <summary>Those on which it ended well.</summary>
    Finished,
}
