using System.ComponentModel;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Megaraptor.Sdk.Errors;

namespace Megaraptor.Sdk.Query;

/// <summary>
/// Puts a query together from its template and the values of a call. Texts travel beside the query under names of their
/// own; numbers and booleans become literals. Generated methods call it: nothing here takes text that a caller could have made.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class VqlTextBuilder
{
    private static readonly JsonWriterOptions s_exact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly StringBuilder _text = new();
    private readonly List<KeyValuePair<string, string>> _env = [];
    private readonly Stack<bool> _hasArgument = new();

    /// <summary>Adds a piece of the template.</summary>
    /// <param name="template">Text from the attribute.</param>
    public void Text(string template) => _text.Append(template);

    /// <summary>Opens the arguments of a call, some of which may be left out.</summary>
    public void Open()
    {
        _text.Append('(');
        _hasArgument.Push(false);
    }

    /// <summary>Begins an argument of the open call: writes the comma that it needs.</summary>
    /// <param name="template">The text of the argument up to its first value, or all of it.</param>
    public void Argument(string template)
    {
        if (_hasArgument.Pop())
        {
            _text.Append(", ");
        }

        _hasArgument.Push(true);
        _text.Append(template);
    }

    /// <summary>Closes the arguments of the open call.</summary>
    public void Close()
    {
        _hasArgument.Pop();
        _text.Append(')');
    }

    /// <summary>Adds a text value.</summary>
    /// <param name="slot">The index of the parameter; a value that is used twice travels once.</param>
    /// <param name="value">The text; null becomes NULL.</param>
    public void Value(int slot, string? value)
    {
        if (value is null)
        {
            _text.Append("NULL");
            return;
        }

        string name = VqlQuery.ValuePrefix + slot.ToString(CultureInfo.InvariantCulture);
        if (!_env.Exists(entry => entry.Key == name))
        {
            _env.Add(new(name, value));
        }

        _text.Append(name);
    }

    /// <summary>Adds a list of texts.</summary>
    /// <param name="slot">The index of the parameter.</param>
    /// <param name="value">The texts; null becomes NULL.</param>
    public void Value(int slot, IEnumerable<string>? value)
    {
        if (value is null)
        {
            _text.Append("NULL");
            return;
        }

        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, s_exact))
        {
            writer.WriteStartArray();
            foreach (string item in value)
            {
                writer.WriteStringValue(item);
            }

            writer.WriteEndArray();
        }

        // Elements that look like times stay texts in a list, as they would not in an object.
        _text.Append("parse_json_array(data=");
        Value(slot, Encoding.UTF8.GetString(stream.ToArray()));
        _text.Append(')');
    }

    /// <summary>Adds a whole number, as a literal between blanks: a minus sign must not meet another one.</summary>
    /// <param name="slot">The index of the parameter.</param>
    /// <param name="value">The number; null becomes NULL.</param>
    public void Value(int slot, long? value) => Literal(value?.ToString(CultureInfo.InvariantCulture));

    /// <summary>Adds a number, as a literal between blanks.</summary>
    /// <param name="slot">The index of the parameter.</param>
    /// <param name="value">The number; null becomes NULL.</param>
    /// <exception cref="InvalidArgumentException">The number is infinite or none, which VQL cannot write.</exception>
    public void Value(int slot, double? value)
    {
        if (value is { } number && !double.IsFinite(number))
        {
            throw new InvalidArgumentException($"VQL cannot write the number {number.ToString(CultureInfo.InvariantCulture)}.");
        }

        Literal(value is { } finite ? Decimal(finite) : null);
    }

    /// <summary>Adds a boolean, as a literal.</summary>
    /// <param name="slot">The index of the parameter.</param>
    /// <param name="value">The boolean; null becomes NULL.</param>
    public void Value(int slot, bool? value) => Literal(value is { } flag ? flag ? "TRUE" : "FALSE" : null);

    /// <summary>Adds a point in time.</summary>
    /// <param name="slot">The index of the parameter.</param>
    /// <param name="value">The time; null becomes NULL.</param>
    public void Value(int slot, DateTimeOffset? value) => Literal(value is { } time
        ? string.Create(CultureInfo.InvariantCulture, $"timestamp(string=\"{time.UtcDateTime:yyyy-MM-ddTHH:mm:ss.fffffff}Z\")")
        : null);

    /// <summary>Ends the query with a limit of one row more than is wanted: whether it comes tells whether there is more.</summary>
    /// <param name="limit">The rows wanted, at least 1; null for no limit.</param>
    public void Limit(int? limit)
    {
        if (limit is { } rows)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1, nameof(limit));
            _text.Append(CultureInfo.InvariantCulture, $" LIMIT {rows + 1L} ");
        }
    }

    /// <summary>The query.</summary>
    /// <param name="name">The name under which its rows come back.</param>
    /// <returns>The query.</returns>
    public VqlQuery ToQuery(string name) => VqlQuery.Raw(_text.ToString(), name) with { Env = [.. _env] };

    private void Literal(string? literal) => _text.Append(' ').Append(literal ?? "NULL").Append(' ');

    /// <summary>A float that VQL reads back as the same float; it knows no number without a digit before the exponent's sign.</summary>
    private static string Decimal(double value)
    {
        string text = value.ToString("R", CultureInfo.InvariantCulture);
        return text.AsSpan().IndexOfAny('.', 'E') < 0 ? text + ".0" : text;
    }
}
