namespace Megaraptor.Lab.Artifacts.Compilation;

/// <summary>A collection cannot be compiled. The message is the server's.</summary>
/// <param name="message">Why.</param>
internal sealed class CompilationException(string message) : Exception(message);
