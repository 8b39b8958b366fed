namespace Megaraptor.Sdk.Catalogue;

/// <summary>Which rows of an operation a call wants.</summary>
/// <param name="Rows">How many, at least 1.</param>
/// <param name="Offset">How many to pass over first.</param>
/// <param name="Fingerprint">Stands for the call's arguments in the next cursor; null when the operation makes its cursors itself.</param>
public readonly record struct PageRequest(int Rows, long Offset, string? Fingerprint)
{
    /// <summary>How many rows to ask of the operation: those to pass over, and those wanted.</summary>
    public int Fetch => (int)Math.Min(Offset + Rows, int.MaxValue - 1);
}
