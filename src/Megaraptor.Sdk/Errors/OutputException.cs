namespace Megaraptor.Sdk.Errors;

/// <summary>A file cannot be written into the output folder: no room, no rights, or one of that name is there.</summary>
/// <param name="message">What is wrong, with the path.</param>
/// <param name="hint">What to do next.</param>
/// <param name="innerException">The cause, or null.</param>
public sealed class OutputException(string message, string? hint, Exception? innerException = null)
    : MegaraptorException(MegaraptorErrorCode.Output, message, hint, innerException);
