namespace Megaraptor.Sdk.Operations.Server;

/// <summary>A page of the server's graphical interface.</summary>
/// <param name="Type">What it shows: client, collection, hunt, artifact or notebook.</param>
/// <param name="Url">Where it is, as the server says: its host is the one that the server's configuration names.</param>
public sealed record GuiLink(string Type, string Url);
