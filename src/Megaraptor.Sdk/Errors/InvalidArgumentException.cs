namespace Megaraptor.Sdk.Errors;

/// <summary>Arguments of an operation are missing, of the wrong kind, out of range or unknown. Nothing was sent.</summary>
/// <param name="message">Every problem, so that one correction is enough.</param>
/// <param name="hint">What is allowed, or null when the message says it.</param>
public sealed class InvalidArgumentException(string message, string? hint = null)
    : MegaraptorException(MegaraptorErrorCode.InvalidArgument, message, hint);
