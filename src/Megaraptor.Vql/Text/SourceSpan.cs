namespace Megaraptor.Vql.Text;

/// <summary>A stretch of a VQL text, counted in UTF-16 code units from its beginning.</summary>
/// <param name="Start">The offset of the first code unit.</param>
/// <param name="Length">The number of code units; 0 marks a position between two of them.</param>
public readonly record struct SourceSpan(int Start, int Length)
{
    /// <summary>The offset behind the last code unit.</summary>
    public int End => Start + Length;

    /// <summary>The span from one offset up to, and without, another.</summary>
    /// <param name="start">The offset of the first code unit.</param>
    /// <param name="end">The offset behind the last one; not before <paramref name="start"/>.</param>
    /// <returns>The span.</returns>
    public static SourceSpan Between(int start, int end) => new(start, end - start);

    /// <summary>The smallest span that holds this one and another.</summary>
    /// <param name="other">The other span.</param>
    /// <returns>The joined span.</returns>
    public SourceSpan Join(SourceSpan other) => Between(Math.Min(Start, other.Start), Math.Max(End, other.End));

    /// <summary>Moves the span, for a text that stands inside another one.</summary>
    /// <param name="offset">The number of code units to add to <see cref="Start"/>.</param>
    /// <returns>The moved span.</returns>
    public SourceSpan Shift(int offset) => new(Start + offset, Length);

    /// <inheritdoc/>
    public override string ToString() => $"[{Start}..{End})";
}
