using System.Text;
using System.Text.Json;
using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Evidence;

namespace Megaraptor.Sdk.Operations.Results;

/// <summary>
/// Reads conditions: a column, an operator, and the rest of the text as the value. A column with blanks, and a value that is
/// to be a text whatever it looks like, are written as JSON strings; the values of <c>in</c> are a JSON list.
/// </summary>
internal static class ConditionParser
{
    private const string Advice = "Write COLUMN OPERATOR VALUE, such as: Pid > 100; Name = nc; \"Local Address\" starts_with 10.; CommandLine contains /dev/tcp; Name in [\"nc\", \"sh\"]; Exe is_null. "
        + "Operators: = != < > <= >= contains starts_with ends_with matches in is_null is_not_null.";

    private static readonly Dictionary<string, ConditionOperator> s_operators = new(StringComparer.Ordinal)
    {
        ["="] = ConditionOperator.Equal,
        ["!="] = ConditionOperator.NotEqual,
        ["<"] = ConditionOperator.Less,
        [">"] = ConditionOperator.Greater,
        ["<="] = ConditionOperator.LessOrEqual,
        [">="] = ConditionOperator.GreaterOrEqual,
        ["contains"] = ConditionOperator.Contains,
        ["starts_with"] = ConditionOperator.StartsWith,
        ["ends_with"] = ConditionOperator.EndsWith,
        ["matches"] = ConditionOperator.Matches,
        ["in"] = ConditionOperator.In,
        ["is_null"] = ConditionOperator.IsNull,
        ["is_not_null"] = ConditionOperator.IsNotNull,
    };

    /// <summary>Reads a condition.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The condition.</returns>
    /// <exception cref="InvalidArgumentException">It is none; the message says what is wrong.</exception>
    internal static ResultCondition Parse(string text)
    {
        ReadOnlySpan<char> rest = text.AsSpan().Trim();
        string column = rest.StartsWith("\"") ? Quoted(text, ref rest) : Word(ref rest);
        if (column.Length == 0)
        {
            throw Refuse(text, "it names no column");
        }

        string word = Word(ref rest);
        if (!s_operators.TryGetValue(word, out ConditionOperator operation))
        {
            throw Refuse(text, word.Length == 0 ? "it has no operator" : $"'{EvidenceText.Show(word)}' is no operator");
        }

        return new ResultCondition(column, operation, Values(text, operation, rest.Trim()));
    }

    private static IReadOnlyList<ConditionValue> Values(string text, ConditionOperator operation, ReadOnlySpan<char> rest)
    {
        switch (operation)
        {
            case ConditionOperator.IsNull or ConditionOperator.IsNotNull:
                return rest.IsEmpty ? [] : throw Refuse(text, "nothing stands behind is_null and is_not_null");
            case ConditionOperator.In:
                return List(text, rest.ToString());
            default:
                ConditionValue value = Single(text, rest);
                return value.Text.Length > 0 || operation is ConditionOperator.Equal or ConditionOperator.NotEqual
                    ? [value]
                    : throw Refuse(text, "the value is empty, which everything fulfils");
        }
    }

    private static ConditionValue Single(string text, ReadOnlySpan<char> rest)
    {
        if (rest.IsEmpty)
        {
            throw Refuse(text, "it has no value; the empty text is \"\"");
        }

        if (!rest.StartsWith("\""))
        {
            return new ConditionValue(rest.ToString(), IsQuoted: false);
        }

        string value = Quoted(text, ref rest);
        return rest.Trim().IsEmpty ? new ConditionValue(value, IsQuoted: true) : throw Refuse(text, "something stands behind the quoted value");
    }

    private static IReadOnlyList<ConditionValue> List(string text, string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind == JsonValueKind.Array && document.RootElement.GetArrayLength() > 0)
            {
                return [.. document.RootElement.EnumerateArray().Select(item => item.ValueKind switch
                {
                    JsonValueKind.String => new ConditionValue(item.GetString()!, IsQuoted: true),
                    JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => new ConditionValue(item.GetRawText(), IsQuoted: false),
                    _ => throw Refuse(text, "the list of in holds texts, numbers, true and false"),
                })];
            }
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            throw Refuse(text, "behind in stands a JSON list such as [\"nc\", \"sh\"]");
        }

        throw Refuse(text, "behind in stands a JSON list such as [\"nc\", \"sh\"]");
    }

    private static string Word(ref ReadOnlySpan<char> rest)
    {
        rest = rest.TrimStart();
        int end = 0;
        while (end < rest.Length && !char.IsWhiteSpace(rest[end]))
        {
            end++;
        }

        string word = rest[..end].ToString();
        rest = rest[end..];
        return word;
    }

    /// <summary>The JSON string at the beginning; what follows it is left.</summary>
    private static string Quoted(string text, ref ReadOnlySpan<char> rest)
    {
        int end = 1;
        while (end < rest.Length && rest[end] != '"')
        {
            end += rest[end] == '\\' ? 2 : 1;
        }

        if (end >= rest.Length)
        {
            throw Refuse(text, "a quote is not closed");
        }

        try
        {
            // A lone half of a character has no UTF-8, and JSON no form for a control character.
            var reader = new Utf8JsonReader(new UTF8Encoding(false, throwOnInvalidBytes: true).GetBytes(rest[..(end + 1)].ToString()));
            reader.Read();
            string value = reader.GetString()!;
            rest = rest[(end + 1)..];
            return value;
        }
        catch (Exception failure) when (failure is JsonException or EncoderFallbackException or InvalidOperationException)
        {
            throw Refuse(text, "what stands in quotes is no JSON string: write \\\\ for a backslash, or leave the quotes out");
        }
    }

    private static InvalidArgumentException Refuse(string text, string why) => new($"The condition '{EvidenceText.Show(text)}' cannot be read: {why}.", Advice);
}
