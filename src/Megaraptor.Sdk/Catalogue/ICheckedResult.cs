namespace Megaraptor.Sdk.Catalogue;

/// <summary>
/// A result that holds a verdict of its own. The operation succeeded when it found something wrong; a script that runs it as a
/// check needs to be told apart from one that found nothing. Implement it explicitly: its members are no part of the result.
/// </summary>
public interface ICheckedResult
{
    /// <summary>Whether what was checked failed the check. A command line ends with the exit code of a failure.</summary>
    bool HasFailed { get; }

    /// <summary>What a reader should know beside the result; none when all is well.</summary>
    IReadOnlyList<string> Notes { get; }
}
