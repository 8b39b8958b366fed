namespace Megaraptor.Lab.Artifacts.Definitions;

/// <summary>A definition is refused. The message is the server's.</summary>
/// <param name="message">Why.</param>
internal sealed class DefinitionException(string message) : Exception(message);
