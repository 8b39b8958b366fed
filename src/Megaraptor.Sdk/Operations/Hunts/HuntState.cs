namespace Megaraptor.Sdk.Operations.Hunts;

/// <summary>The state of a hunt. A hunt stays running after all its clients have finished: new ones may still join until it expires.</summary>
public enum HuntState
{
    /// <summary>Made, and not started.</summary>
    Paused,

    /// <summary>Given to every client that fits.</summary>
    Running,

    /// <summary>Given to no further client. It can be started again.</summary>
    Stopped,

    /// <summary>Put away by an older server; 0.77.2 archives no more.</summary>
    Archived,

    /// <summary>Being deleted.</summary>
    Deleted,

    /// <summary>Without a state.</summary>
    Unset,

    /// <summary>Another word for stopped: the server has no state for hunts that are complete.</summary>
    Completed,
}
