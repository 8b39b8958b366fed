namespace Megaraptor.Mcp.Budget;

/// <summary>How large the answer of a tool may be.</summary>
/// <param name="Bytes">The most bytes of rows. Hosts cut answers between 25,000 tokens and 50,000 characters; four bytes are about a token.</param>
internal readonly record struct AnswerBudget(int Bytes)
{
    /// <summary>40,000 bytes, about 10,000 tokens.</summary>
    internal static AnswerBudget Default { get; } = new(40_000);
}
