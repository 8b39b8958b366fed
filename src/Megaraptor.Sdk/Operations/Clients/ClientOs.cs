namespace Megaraptor.Sdk.Operations.Clients;

/// <summary>The operating system of a client, as the server names it.</summary>
public enum ClientOs
{
    /// <summary>Windows.</summary>
    Windows,

    /// <summary>Linux.</summary>
    Linux,

    /// <summary>macOS.</summary>
    Darwin,
}
