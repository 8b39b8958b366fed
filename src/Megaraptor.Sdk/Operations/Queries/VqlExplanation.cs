namespace Megaraptor.Sdk.Operations.Queries;

/// <summary>What a query can do and yields, found out without running it.</summary>
/// <param name="Effects">One sentence an effect, the gravest first.</param>
/// <param name="ReadsOnly">Whether it only computes or reads results: what run_vql runs as a tool.</param>
/// <param name="Permissions">The permissions that it can need beside ANY_QUERY.</param>
/// <param name="Columns">The columns of its last statement, as far as they are known.</param>
/// <param name="ColumnsAre">exact (no others), at_least (others may come) or unknown.</param>
public sealed record VqlExplanation(IReadOnlyList<string> Effects, bool ReadsOnly, IReadOnlyList<string> Permissions, IReadOnlyList<string> Columns, string ColumnsAre);
