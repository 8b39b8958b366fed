namespace Megaraptor.Sdk.DependencyInjection;

/// <summary>A server that was added to a container.</summary>
/// <param name="Name">Its name; null for the one without.</param>
internal sealed record RegisteredServer(string? Name);
