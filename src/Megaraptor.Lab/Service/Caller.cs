namespace Megaraptor.Lab.Service;

/// <summary>Who calls, and from where.</summary>
/// <param name="Name">The user's name, by its certificate.</param>
/// <param name="Address">Its address and port.</param>
internal sealed record Caller(string Name, string Address);
