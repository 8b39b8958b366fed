namespace Megaraptor.Sdk.Errors;

/// <summary>There is no connection to the server: it is not there, TLS failed, or the stream broke.</summary>
/// <param name="code"><see cref="MegaraptorErrorCode.Unreachable"/> or <see cref="MegaraptorErrorCode.Tls"/>.</param>
/// <param name="message">What is wrong, one sentence.</param>
/// <param name="hint">What to do next.</param>
/// <param name="innerException">The cause.</param>
public sealed class ConnectionException(MegaraptorErrorCode code, string message, string? hint, Exception? innerException = null)
    : MegaraptorException(code, message, hint, innerException)
{
    /// <inheritdoc/>
    public override bool IsTransient => Code == MegaraptorErrorCode.Unreachable;
}
