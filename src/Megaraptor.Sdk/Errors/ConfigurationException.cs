namespace Megaraptor.Sdk.Errors;

/// <summary>The API client configuration cannot be used.</summary>
/// <param name="message">What is wrong, one sentence; names files and keys, never their content.</param>
/// <param name="hint">What to write or run instead.</param>
/// <param name="innerException">The cause, or null; never one whose text could hold a key.</param>
public sealed class ConfigurationException(string message, string? hint = null, Exception? innerException = null)
    : MegaraptorException(MegaraptorErrorCode.Configuration, message, hint, innerException);
