namespace Megaraptor.Sdk.Operations.Clients;

/// <summary>The deletion of a client, or what it would take away.</summary>
/// <param name="ClientId">The client.</param>
/// <param name="Host">The host's name.</param>
/// <param name="Deleted">Whether it is gone, as the server says; false after a dry run.</param>
/// <param name="Finding">What is known, in words.</param>
/// <param name="Flows">How many collections go with it.</param>
/// <param name="FileCount">How many files of the server's store go with it.</param>
/// <param name="Files">The first of them, by their paths in the server's store.</param>
public sealed record ClientDeletion(string ClientId, string Host, bool Deleted, string Finding, int Flows, int FileCount, IReadOnlyList<string> Files);
