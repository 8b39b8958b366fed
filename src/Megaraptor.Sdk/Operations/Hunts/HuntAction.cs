namespace Megaraptor.Sdk.Operations.Hunts;

/// <summary>What is done with a hunt.</summary>
public enum HuntAction
{
    /// <summary>Give it to every client that fits.</summary>
    Start,

    /// <summary>Give it to no further client.</summary>
    Stop,

    /// <summary>The same as stop: the server cannot pause a hunt that exists.</summary>
    Pause,

    /// <summary>Refused: the server ignores it.</summary>
    Archive,
}
