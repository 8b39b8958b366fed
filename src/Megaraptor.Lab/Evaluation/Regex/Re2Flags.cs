namespace Megaraptor.Lab.Evaluation.Regex;

/// <summary>The flags of an expression, which <c>(?ims-U)</c> sets up to the end of the group.</summary>
/// <param name="IgnoresCase"><c>i</c></param>
/// <param name="IsMultiline"><c>m</c>: <c>^</c> and <c>$</c> match at lines too.</param>
/// <param name="DotMatchesNewline"><c>s</c></param>
/// <param name="IsUngreedy"><c>U</c>: <c>x*</c> and <c>x*?</c> change places.</param>
internal readonly record struct Re2Flags(bool IgnoresCase, bool IsMultiline, bool DotMatchesNewline, bool IsUngreedy)
{
    /// <summary>The flags with one set or cleared.</summary>
    /// <param name="flag">Its letter.</param>
    /// <param name="value">What it becomes.</param>
    /// <returns>The new flags, or null for an unknown letter.</returns>
    public Re2Flags? With(char flag, bool value) => flag switch
    {
        'i' => this with { IgnoresCase = value },
        'm' => this with { IsMultiline = value },
        's' => this with { DotMatchesNewline = value },
        'U' => this with { IsUngreedy = value },
        _ => null,
    };
}
