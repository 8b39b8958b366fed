using System.Globalization;
using System.Text;
using Megaraptor.Sdk.Query;
using Megaraptor.Vql.Templates;

namespace Megaraptor.Sdk.Operations.Results;

/// <summary>Writes conditions as VQL over the rows of a stored query. Values travel beside the text.</summary>
/// <param name="names">Takes the values.</param>
internal sealed class ConditionText(BoundNames names)
{
    /// <summary>What a value looks like that is a number, or a text that is one. The server orders everything else below every number.</summary>
    private const string NumberPattern = "\"^-?[0-9]+([.][0-9]+)?([eE][-+]?[0-9]+)?$\"";

    /// <summary>Up to here a float holds every whole number.</summary>
    private const double LargestExact = 1L << 53;

    /// <summary>A condition.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="column">Its column as VQL names it.</param>
    /// <returns>The expression, in parentheses: AND binds looser than OR.</returns>
    internal string Of(ResultCondition condition, string column) => condition.Operator switch
    {
        ConditionOperator.Equal => Equal(column, condition.Values[0]),
        ConditionOperator.NotEqual => $"(NOT {Equal(column, condition.Values[0])})",
        ConditionOperator.In => $"({string.Join(" OR ", condition.Values.Select(value => Equal(column, value)))})",
        ConditionOperator.IsNull => $"({column} = NULL)",
        ConditionOperator.IsNotNull => $"(NOT {column} = NULL)",
        ConditionOperator.Contains => $"({column} =~ {names.Value(Literally(condition.Values[0].Text))})",
        ConditionOperator.StartsWith => $"({column} =~ {names.Value("^" + Literally(condition.Values[0].Text))})",
        ConditionOperator.EndsWith => $"({column} =~ {names.Value(Literally(condition.Values[0].Text) + "$")})",
        ConditionOperator.Matches => $"({column} =~ {names.Value(condition.Values[0].Text)})",
        ConditionOperator.Less => Ordered(column, condition.Values[0], static (left, right) => $"{left} < {right}"),
        ConditionOperator.Greater => Ordered(column, condition.Values[0], static (left, right) => $"{left} > {right}"),
        ConditionOperator.LessOrEqual => Ordered(column, condition.Values[0], static (left, right) => $"(NOT {left} > {right})"),
        _ => Ordered(column, condition.Values[0], static (left, right) => $"(NOT {left} < {right})"),
    };

    /// <summary>A window of time over a column that holds times, their texts, or numbers since 1970.</summary>
    internal string Window(string column, DateTimeOffset? since, DateTimeOffset? until)
    {
        string text = IsTime(column);
        text += since is { } first ? $" AND (NOT timestamp(epoch={column}) < {Time(first)})" : "";
        return $"({text}{(until is { } last ? $" AND timestamp(epoch={column}) < {Time(last)}" : "")})";
    }

    private string Equal(string column, ConditionValue value)
    {
        string text = $"{column} = {names.Value(value.Text)}";
        if (Literal(value) is not { } literal)
        {
            return $"({text})";
        }

        // A number is one however it is written: 1.0 is the text "1" too. Beyond 2^53 a float would take neighbours for equal.
        string ofText = value.Number is { } number && Math.Abs(number) < LargestExact
            ? $" OR (typeof(a={column}) = \"string\" AND {column} =~ {NumberPattern} AND parse_float(string={column}) = {literal})"
            : "";
        return $"({text} OR {column} = {literal}{ofText})";
    }

    private string Ordered(string column, ConditionValue value, Func<string, string, string> compare)
    {
        if (Literal(value) is { } literal && value.Flag is null)
        {
            string number = $"if(condition=typeof(a={column}) = \"string\", then=parse_float(string={column}), else={column})";
            return $"({column} =~ {NumberPattern} AND {compare(number, literal)})";
        }

        return value.Time is { } time
            ? $"({IsTime(column)} AND {compare($"timestamp(epoch={column})", Time(time))})"
            : $"(typeof(a={column}) = \"string\" AND {compare(column, names.Value(value.Text))})";
    }

    /// <summary>Whether a column holds a time; 0 and what is none do not.</summary>
    private static string IsTime(string column) => $"timestamp(epoch={column}) > timestamp(epoch=1)";

    private string Time(DateTimeOffset time) => $"timestamp(epoch={names.Value(time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffffffZ", CultureInfo.InvariantCulture))})";

    private static string? Literal(ConditionValue value) => value switch
    {
        { Integer: { } whole } => VqlLiteral.Of(whole),
        { Number: { } number } => VqlLiteral.Of(number),
        { Flag: { } flag } => VqlLiteral.Of(flag),
        _ => null,
    };

    /// <summary>A regular expression that matches a text and nothing else, but for its case.</summary>
    private static string Literally(string text)
    {
        var escaped = new StringBuilder(text.Length + 8);
        foreach (char c in text)
        {
            if (c is '\\' or '.' or '+' or '*' or '?' or '(' or ')' or '|' or '[' or ']' or '{' or '}' or '^' or '$')
            {
                escaped.Append('\\');
            }

            escaped.Append(c);
        }

        return escaped.ToString();
    }
}
