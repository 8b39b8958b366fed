namespace Megaraptor.Sdk.Errors;

/// <summary>A client, flow, hunt, artifact or source that was named does not exist.</summary>
/// <param name="message">What does not exist.</param>
/// <param name="hint">How to find the right name.</param>
public sealed class NotFoundException(string message, string? hint) : MegaraptorException(MegaraptorErrorCode.NotFound, message, hint);
