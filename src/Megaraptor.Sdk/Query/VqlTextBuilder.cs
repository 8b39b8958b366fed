using System.ComponentModel;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Megaraptor.Vql.Templates;

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
    private readonly HashSet<int> _startedCalls = [];

    /// <summary>Adds a piece of the template.</summary>
    /// <param name="template">Text from the attribute.</param>
    public void Text(string template) => _text.Append(template);

    /// <summary>Separates an argument from those before it, in a call whose arguments may all be left out.</summary>
    /// <param name="call">The number of the call in the template.</param>
    public void Separate(int call)
    {
        if (!_startedCalls.Add(call))
        {
            _text.Append(", ");
        }
    }

    /// <summary>Adds a text value.</summary>
    /// <param name="slot">The index of the parameter; a value that is used twice travels once.</param>
    /// <param name="value">The text; null becomes NULL.</param>
    public void Value(int slot, string? value)
    {
        if (value is null)
        {
            _text.Append(VqlLiteral.Null);
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
            _text.Append(VqlLiteral.Null);
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

    /// <summary>Adds a whole number, as a literal.</summary>
    /// <param name="slot">The index of the parameter.</param>
    /// <param name="value">The number; null becomes NULL.</param>
    public void Value(int slot, long? value) => _text.Append(value is { } number ? VqlLiteral.Of(number) : VqlLiteral.Null);

    /// <summary>Adds a number, as a literal.</summary>
    /// <param name="slot">The index of the parameter.</param>
    /// <param name="value">The number; null becomes NULL.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is infinite or NaN, for which VQL has no literal.</exception>
    public void Value(int slot, double? value) => _text.Append(value is { } number ? VqlLiteral.Of(number) : VqlLiteral.Null);

    /// <summary>Adds a boolean, as a literal.</summary>
    /// <param name="slot">The index of the parameter.</param>
    /// <param name="value">The boolean; null becomes NULL.</param>
    public void Value(int slot, bool? value) => _text.Append(value is { } flag ? VqlLiteral.Of(flag) : VqlLiteral.Null);

    /// <summary>Adds a point in time. It travels beside the query, like a text.</summary>
    /// <param name="slot">The index of the parameter.</param>
    /// <param name="value">The time; null becomes NULL.</param>
    public void Value(int slot, DateTimeOffset? value)
    {
        if (value is not { } time)
        {
            _text.Append(VqlLiteral.Null);
            return;
        }

        _text.Append("timestamp(epoch=");
        Value(slot, VqlTimes.Text(time));
        _text.Append(')');
    }

    /// <summary>Adds a duration, as a literal of seconds.</summary>
    /// <param name="slot">The index of the parameter.</param>
    /// <param name="value">The duration; null becomes NULL.</param>
    public void Value(int slot, TimeSpan? value) => _text.Append(value is { } time ? VqlTimes.Seconds(time) : VqlLiteral.Null);

    /// <summary>Adds a list of whole numbers, as literals.</summary>
    /// <param name="slot">The index of the parameter.</param>
    /// <param name="value">The numbers; null becomes NULL.</param>
    public void Value(int slot, IEnumerable<long>? value) => _text.Append(value is null ? VqlLiteral.Null : VqlLists.Of(value));

    /// <summary>Limits the rows of the last statement, to one more than is wanted: whether it comes tells whether there is more.</summary>
    /// <param name="limit">The rows wanted, at least 1; null for no limit.</param>
    public void LimitRows(int? limit)
    {
        if (limit is { } rows)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1, nameof(limit));
            _text.Append("LIMIT").Append(VqlLiteral.Of(rows + 1L));
        }
    }

    /// <summary>Limits the rows of an inner query or of a statement before the last.</summary>
    /// <param name="limit">The rows; null for no limit.</param>
    public void LimitInner(long? limit)
    {
        if (limit is { } rows)
        {
            _text.Append("LIMIT").Append(VqlLiteral.Of(rows));
        }
    }

    /// <summary>The query.</summary>
    /// <param name="name">The name under which its rows come back.</param>
    /// <returns>The query.</returns>
    public VqlQuery ToQuery(string name) => VqlQuery.Raw(_text.ToString(), name) with { Env = [.. _env] };
}
