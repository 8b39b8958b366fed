namespace Megaraptor.Lab.Evaluation.Calls;

/// <summary>A function or plugin cannot do what was asked. The message is logged behind its name; the query goes on.</summary>
internal sealed class CallFailedException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">What is wrong, in the server's words.</param>
    public CallFailedException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What is wrong, in the server's words.</param>
    /// <param name="inner">What led to it.</param>
    public CallFailedException(string message, Exception inner)
        : base(message, inner)
    {
    }
}

/// <summary>A query uses something that the server has and the Lab has not. The query fails; the message has been logged.</summary>
/// <param name="name">The name.</param>
internal sealed class NotInTheLabException(string name) : Exception($"{name} is not available in the Lab")
{
    /// <summary>The name of the function, plugin or accessor.</summary>
    public string Name { get; } = name;
}
