namespace Megaraptor.Sdk.Operations.Artifacts;

/// <summary>Where an artifact runs, as the server names it.</summary>
public enum ArtifactType
{
    /// <summary>Collected on endpoints.</summary>
    Client,

    /// <summary>Watches on endpoints and sends events.</summary>
    ClientEvent,

    /// <summary>Collected on the server.</summary>
    Server,

    /// <summary>Watches on the server.</summary>
    ServerEvent,

    /// <summary>A template of notebooks.</summary>
    Notebook,

    /// <summary>Used by the server itself.</summary>
    Internal,
}
