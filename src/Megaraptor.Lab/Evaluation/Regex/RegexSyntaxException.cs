namespace Megaraptor.Lab.Evaluation.Regex;

/// <summary>A regular expression that the server refuses. The message is in the server's words: <c>error parsing regexp: missing closing ): `(`</c>.</summary>
internal sealed class RegexSyntaxException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="problem">What is wrong.</param>
    /// <param name="part">The part of the expression that is wrong.</param>
    public RegexSyntaxException(string problem, string part)
        : base($"error parsing regexp: {problem}: `{part}`")
    {
    }
}
