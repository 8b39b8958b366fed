namespace Megaraptor.Vql.Text;

/// <summary>A place in a text as people and editors name it.</summary>
/// <param name="Offset">Units from the beginning of the text, from 0.</param>
/// <param name="Line">The line, from 1. Lines end at <c>\n</c>.</param>
/// <param name="Column">Units from the beginning of the line, from 1.</param>
/// <remarks>What a unit is, a UTF-16 code unit, a UTF-8 byte or a code point, is said by the <see cref="LineMap"/> method that made the position.</remarks>
public readonly record struct TextPosition(int Offset, int Line, int Column)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Line}:{Column}";
}
