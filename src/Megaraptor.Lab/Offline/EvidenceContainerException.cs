namespace Megaraptor.Lab.Offline;

/// <summary>A zip cannot be opened as evidence. The message says which and why, and what to do.</summary>
public sealed class EvidenceContainerException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">What is wrong.</param>
    public EvidenceContainerException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="innerException">What led to it.</param>
    public EvidenceContainerException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Whether the password that was given is not the container's: another one may open it.</summary>
    public bool IsPasswordWrong { get; init; }
}
