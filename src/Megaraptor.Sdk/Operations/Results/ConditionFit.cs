using System.Text.Json;
using System.Text.RegularExpressions;
using Megaraptor.Sdk.Evidence;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Operations.Results;

/// <summary>
/// Says when a condition and a column are of different kinds. Such a condition is false for every row of that kind, and zero
/// rows would pass for "nothing found".
/// </summary>
internal static partial class ConditionFit
{
    /// <summary>Notes a condition that none of the values can fulfil by their kind.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="values">What the rows that were looked at hold in its column.</param>
    /// <param name="outcome">Takes the note.</param>
    internal static void Note(ResultCondition condition, IReadOnlyList<VqlValue> values, QueryOutcome outcome)
    {
        VqlValue[] held = [.. values.SelectMany(static value => value.Kind == JsonValueKind.Array ? value.Elements() : [value]).Where(static value => !value.IsNull)];
        if (held.Length == 0 || Comparable(condition) is not { } fits || condition.Values.Any(value => held.Any(one => fits(one, value))))
        {
            return;
        }

        string column = EvidenceText.Show(condition.Column);
        string with = string.Join(", ", condition.Values.Select(static value => $"'{EvidenceText.Show(value.Text)}'"));
        string consequence = condition.Operator == ConditionOperator.NotEqual ? "all of them differ from it" : "none of them fulfils the condition";
        outcome.AddNote($"{column} holds {Kinds(held)} in the rows that were looked at, and is compared with {with}, {Kind(condition)}: {consequence}, whatever their values.");
    }

    /// <summary>Whether a value of a row can be compared with one of a condition; null where everything can.</summary>
    private static Func<VqlValue, ConditionValue, bool>? Comparable(ResultCondition condition) => condition.Operator switch
    {
        ConditionOperator.Equal or ConditionOperator.NotEqual or ConditionOperator.In => CanBeEqual,
        ConditionOperator.Less or ConditionOperator.LessOrEqual or ConditionOperator.Greater or ConditionOperator.GreaterOrEqual => CanBeOrdered,
        _ => null,
    };

    private static bool CanBeEqual(VqlValue held, ConditionValue value) => held.Kind switch
    {
        JsonValueKind.String => true,
        JsonValueKind.Number => value.Number is not null,
        JsonValueKind.True or JsonValueKind.False => value.Flag is not null,
        _ => false,
    };

    private static bool CanBeOrdered(VqlValue held, ConditionValue value) => value switch
    {
        { Number: not null } => held.Kind == JsonValueKind.Number || (held.Kind == JsonValueKind.String && NumberText().IsMatch(held.ToString())),
        { Time: not null } => held.AsTimestamp() is not null,
        _ => held.Kind == JsonValueKind.String,
    };

    private static string Kind(ResultCondition condition) => condition.Values[0] switch
    {
        { Number: not null } => "a number",
        { Flag: not null } when condition.Operator is ConditionOperator.Equal or ConditionOperator.NotEqual or ConditionOperator.In => "true or false",
        { Time: not null } when CanBeTime(condition) => "a time",
        _ => "a text",
    };

    private static bool CanBeTime(ResultCondition condition) =>
        condition.Operator is ConditionOperator.Less or ConditionOperator.LessOrEqual or ConditionOperator.Greater or ConditionOperator.GreaterOrEqual;

    private static string Kinds(IEnumerable<VqlValue> held) => string.Join(" and ", held.Select(static value => value.Kind switch
    {
        JsonValueKind.String => "texts",
        JsonValueKind.Number => "numbers",
        JsonValueKind.True or JsonValueKind.False => "true and false",
        _ => "objects",
    }).Distinct());

    /// <summary>A text that the server compares as a number, as <see cref="ConditionText"/> tells it to.</summary>
    [GeneratedRegex("^-?[0-9]+([.][0-9]+)?([eE][-+]?[0-9]+)?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NumberText();
}
