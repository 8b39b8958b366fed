namespace Megaraptor.Sdk.Errors;

/// <summary>The root of everything that Megaraptor throws for a reason of its own. Its message is fit for a person, and holds no secret.</summary>
public class MegaraptorException : Exception
{
    /// <summary>Makes a failure.</summary>
    /// <param name="code">What kind of failure it is.</param>
    /// <param name="message">What is wrong, one sentence.</param>
    /// <param name="hint">What to do next, or null when that is not known.</param>
    /// <param name="innerException">The cause, or null.</param>
    public MegaraptorException(MegaraptorErrorCode code, string message, string? hint = null, Exception? innerException = null)
        : base(message, innerException)
    {
        Code = code;
        Hint = hint;
    }

    /// <summary>What kind of failure it is.</summary>
    public MegaraptorErrorCode Code { get; }

    /// <summary>What to do next, or null when that is not known.</summary>
    public string? Hint { get; }

    /// <summary>Whether the same call may succeed a moment later. Says nothing about whether it may be repeated: only reads may.</summary>
    public virtual bool IsTransient => false;
}
