namespace Megaraptor.Vql.Syntax.Refusals;

/// <summary>The error with which the server refuses a text that is no VQL.</summary>
/// <param name="Offset">Where the server sees the error, in UTF-16 code units from the beginning of the text.</param>
/// <param name="Line">The line that the server names, from 1.</param>
/// <param name="Column">The column that the server names: code points from the beginning of the line, from 1.</param>
/// <param name="Message">What the server's parser says, without the position and the final full stop.</param>
/// <param name="Excerpt">The text around the error as the server's log shows it, <c>|</c> at the place.</param>
/// <param name="IsValidUtf8">
/// False when the excerpt, which is cut by bytes, begins or ends within a character. The server then cannot send its own
/// log line, and the call ends with status Internal. In <paramref name="Excerpt"/> the stray bytes are kept as
/// <see cref="StringEscapes.FromBytes"/> keeps them.
/// </param>
/// <param name="IsExact">
/// True when position and message are the server's. False when the text is refused by a limit of this parser that the
/// server does not have: the message then is ours.
/// </param>
public sealed record ServerRefusal(int Offset, int Line, int Column, string Message, string Excerpt, bool IsValidUtf8, bool IsExact)
{
    /// <summary>The line that the server logs, line feed included.</summary>
    public string LogLine => $"VQL Error: {Excerpt}: {Line}:{Column}: {Message}.\n";
}
