using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Megaraptor.Sdk.Errors;

namespace Megaraptor.Sdk.Query;

/// <summary>
/// Collects the values of a query whose shape depends on its arguments, such as the members of a <c>dict()</c>. Values
/// travel beside the text; names, which VQL cannot take from a variable, are checked and quoted.
/// </summary>
internal sealed class BoundNames
{
    private readonly List<KeyValuePair<string, string>> _env = [];

    /// <summary>Binds a value.</summary>
    /// <param name="value">The text; null becomes NULL.</param>
    /// <returns>What stands for it in the query.</returns>
    internal string Value(string? value)
    {
        if (value is null)
        {
            return "NULL";
        }

        string name = VqlQuery.ValuePrefix + _env.Count.ToString(CultureInfo.InvariantCulture);
        _env.Add(new(name, value));
        return name;
    }

    /// <summary>Binds a list of texts.</summary>
    /// <param name="values">The texts.</param>
    /// <returns>What stands for it in the query.</returns>
    internal string List(IEnumerable<string> values)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartArray();
            foreach (string value in values)
            {
                writer.WriteStringValue(value);
            }

            writer.WriteEndArray();
        }

        return $"parse_json_array(data={Value(Encoding.UTF8.GetString(stream.ToArray()))})";
    }

    /// <summary>A <c>dict()</c> of members.</summary>
    /// <param name="kind">What the names are, for the message, such as "metadata key".</param>
    /// <param name="members">Names, and what <see cref="Value"/> or this method gave for their values.</param>
    /// <returns>The call.</returns>
    /// <exception cref="InvalidArgumentException">A name holds other characters than letters, digits, blanks, and . _ - / :</exception>
    internal static string Dictionary(string kind, IEnumerable<KeyValuePair<string, string>> members)
    {
        var text = new StringBuilder("dict(");
        foreach ((string name, string value) in members)
        {
            if (text[^1] != '(')
            {
                text.Append(", ");
            }

            text.Append('`').Append(Checked(kind, name)).Append("`=").Append(value);
        }

        return text.Append(')').ToString();
    }

    /// <summary>The query with the values bound so far.</summary>
    /// <param name="text">Its text, made of literals of the program and of what this object gave.</param>
    /// <returns>The query.</returns>
    internal VqlQuery ToQuery(string text) => VqlQuery.Raw(text) with { Env = [.. _env] };

    private static string Checked(string kind, string name)
    {
        bool isPlain = name.Length > 0 && name.All(static c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' or '/' or ':' or ' ');
        return isPlain
            ? name
            : throw new InvalidArgumentException($"'{Evidence.EvidenceText.Show(name)}' cannot be a {kind}.", "Use letters, digits, blanks, and . _ - / : only.");
    }
}
