namespace Megaraptor.Sdk.Operations.Results;

/// <summary>What a row has to fulfil: <c>COLUMN OPERATOR VALUE</c>.</summary>
/// <param name="Column">The column, or a member of one.</param>
/// <param name="Operator">How it is compared.</param>
/// <param name="Values">With what; none for is_null and is_not_null, several for in.</param>
internal sealed record ResultCondition(string Column, ConditionOperator Operator, IReadOnlyList<ConditionValue> Values);
