namespace Megaraptor.Lab.Evaluation.Text;

/// <summary>The escapes of one letter that C, Go and Starlark share.</summary>
internal static class ControlEscape
{
    /// <summary>The character that a letter behind a backslash stands for.</summary>
    /// <param name="letter">The letter.</param>
    /// <returns>The character; null when there is no such escape.</returns>
    public static char? Of(char letter) => letter switch
    {
        'a' => '\a',
        'b' => '\b',
        'f' => '\f',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'v' => '\v',
        _ => null,
    };
}
