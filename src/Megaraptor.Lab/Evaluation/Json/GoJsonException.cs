namespace Megaraptor.Lab.Evaluation.Json;

/// <summary>A text is no JSON, or not the JSON that was asked for. The message is in the server's words.</summary>
internal sealed class GoJsonException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">What is wrong.</param>
    public GoJsonException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="inner">What led to it.</param>
    public GoJsonException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
