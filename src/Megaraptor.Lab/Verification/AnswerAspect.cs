namespace Megaraptor.Lab.Verification;

/// <summary>What of an answer is compared.</summary>
[Flags]
public enum AnswerAspect
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The rows, and how they are parted; the bytes of a file.</summary>
    Rows = 1,

    /// <summary>The columns that come with the rows.</summary>
    Columns = 2,

    /// <summary>The log messages.</summary>
    Logs = 4,

    /// <summary>The status that ends the call, with its text.</summary>
    Status = 8,
}
