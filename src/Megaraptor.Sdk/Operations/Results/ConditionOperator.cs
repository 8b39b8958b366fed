namespace Megaraptor.Sdk.Operations.Results;

/// <summary>How a condition compares a column with a value.</summary>
internal enum ConditionOperator
{
    Equal,
    NotEqual,
    Less,
    Greater,
    LessOrEqual,
    GreaterOrEqual,
    Contains,
    StartsWith,
    EndsWith,
    Matches,
    In,
    IsNull,
    IsNotNull,
}
